// The playbook's files. A new one needs an array here and an entry in the list below.
static const unsigned char playbook_sources[] = {
#embed "sources.yaml"
};
static const unsigned char playbook_letter_executor[] = {
#embed "scripts/letter-executor.yaml"
};
static const unsigned char playbook_outcomes[] = {
#embed "outcomes.yaml"
};
static const unsigned char playbook_balances[] = {
#embed "balances.yaml"
};
static const unsigned char playbook_order[] = {
#embed "order.yaml"
};
static const unsigned char playbook_distribution[] = {
#embed "distribution.yaml"
};
static const unsigned char playbook_notes[] = {
#embed "notes.yaml"
};
static const unsigned char playbook_queue[] = {
#embed "queue.yaml"
};
static const unsigned char playbook_segments[] = {
#embed "segments.yaml"
};
static const unsigned char playbook_strategies[] = {
#embed "strategies.yaml"
};
static const unsigned char playbook_desk[] = {
#embed "desk.yaml"
};
static const unsigned char playbook_common[] = {
#embed "common.yaml"
};
static const unsigned char playbook_training[] = {
#embed "training.yaml"
};
static const unsigned char playbook_fields[] = {
#embed "fields.yaml"
};
static const unsigned char playbook_dispute_intake[] = {
#embed "scripts/dispute-intake.yaml"
};
static const unsigned char playbook_email_m1[] = {
#embed "scripts/email-m1.yaml"
};
static const unsigned char playbook_email_m2[] = {
#embed "scripts/email-m2.yaml"
};
static const unsigned char playbook_email_m3[] = {
#embed "scripts/email-m3.yaml"
};
static const unsigned char playbook_email_m4[] = {
#embed "scripts/email-m4.yaml"
};
static const unsigned char playbook_guarantor_call[] = {
#embed "scripts/guarantor-call.yaml"
};
static const unsigned char playbook_hardship_plan[] = {
#embed "scripts/hardship-plan.yaml"
};
static const unsigned char playbook_inbound_call[] = {
#embed "scripts/inbound-call.yaml"
};
static const unsigned char playbook_legal_step_call[] = {
#embed "scripts/legal-step-call.yaml"
};
static const unsigned char playbook_letter_before_action[] = {
#embed "scripts/letter-before-action.yaml"
};
static const unsigned char playbook_guarantor_paper[] = {
#embed "scripts/guarantor-paper.yaml"
};
static const unsigned char playbook_letter_guarantor[] = {
#embed "scripts/letter-guarantor.yaml"
};
static const unsigned char playbook_letter_m1[] = {
#embed "scripts/letter-m1.yaml"
};
static const unsigned char playbook_letter_m2[] = {
#embed "scripts/letter-m2.yaml"
};
static const unsigned char playbook_letter_m3[] = {
#embed "scripts/letter-m3.yaml"
};
static const unsigned char playbook_letter_m4[] = {
#embed "scripts/letter-m4.yaml"
};
static const unsigned char playbook_letter_plan[] = {
#embed "scripts/letter-plan.yaml"
};
static const unsigned char playbook_letter_settlement[] = {
#embed "scripts/letter-settlement.yaml"
};
static const unsigned char playbook_m1_service[] = {
#embed "scripts/m1-service.yaml"
};
static const unsigned char playbook_m2_credit_record[] = {
#embed "scripts/m2-credit-record.yaml"
};
static const unsigned char playbook_m3_arrangement[] = {
#embed "scripts/m3-arrangement.yaml"
};
static const unsigned char playbook_m4_resolve[] = {
#embed "scripts/m4-resolve.yaml"
};
static const unsigned char playbook_m5_clear_deadline[] = {
#embed "scripts/m5-clear-deadline.yaml"
};
static const unsigned char playbook_pre_visit[] = {
#embed "scripts/pre-visit.yaml"
};
static const unsigned char playbook_promise_broken[] = {
#embed "scripts/promise-broken.yaml"
};
static const unsigned char playbook_promise_reminder[] = {
#embed "scripts/promise-reminder.yaml"
};
static const unsigned char playbook_says_paid[] = {
#embed "scripts/says-paid.yaml"
};
static const unsigned char playbook_segment_able_unwilling[] = {
#embed "scripts/segment-able-unwilling.yaml"
};
static const unsigned char playbook_segment_cooperative[] = {
#embed "scripts/segment-cooperative.yaml"
};
static const unsigned char playbook_segment_lost_contact[] = {
#embed "scripts/segment-lost-contact.yaml"
};
static const unsigned char playbook_segment_willing_unable[] = {
#embed "scripts/segment-willing-unable.yaml"
};
static const unsigned char playbook_settlement_approved[] = {
#embed "scripts/settlement-approved.yaml"
};
static const unsigned char playbook_sms_m1[] = {
#embed "scripts/sms-m1.yaml"
};
static const unsigned char playbook_sms_m2[] = {
#embed "scripts/sms-m2.yaml"
};
static const unsigned char playbook_sms_m3[] = {
#embed "scripts/sms-m3.yaml"
};
static const unsigned char playbook_sms_m4[] = {
#embed "scripts/sms-m4.yaml"
};
static const unsigned char playbook_sms_promise[] = {
#embed "scripts/sms-promise.yaml"
};
static const unsigned char playbook_strategy_empathy[] = {
#embed "scripts/strategy-empathy.yaml"
};
static const unsigned char playbook_strategy_family[] = {
#embed "scripts/strategy-family.yaml"
};
static const unsigned char playbook_strategy_framework[] = {
#embed "scripts/strategy-framework.yaml"
};
static const unsigned char playbook_strategy_interview[] = {
#embed "scripts/strategy-interview.yaml"
};
static const unsigned char playbook_strategy_praise[] = {
#embed "scripts/strategy-praise.yaml"
};
static const unsigned char playbook_strategy_reciprocity[] = {
#embed "scripts/strategy-reciprocity.yaml"
};
static const unsigned char playbook_strategy_sandwich[] = {
#embed "scripts/strategy-sandwich.yaml"
};
static const unsigned char playbook_third_party_location[] = {
#embed "scripts/third-party-location.yaml"
};
static const unsigned char playbook_validation_information[] = {
#embed "scripts/validation-information.yaml"
};
static const unsigned char playbook_visit_third_party[] = {
#embed "scripts/visit-third-party.yaml"
};
static const unsigned char playbook_visit[] = {
#embed "scripts/visit.yaml"
};
static const unsigned char playbook_voicemail[] = {
#embed "scripts/voicemail.yaml"
};
static const unsigned char playbook_wrong_number[] = {
#embed "scripts/wrong-number.yaml"
};

#define PLAYBOOK_ENTRIES \
  ENTRY("playbook/outcomes.yaml", playbook_outcomes), \
  ENTRY("playbook/balances.yaml", playbook_balances), \
  ENTRY("playbook/sources.yaml", playbook_sources), \
  ENTRY("playbook/scripts/letter-executor.yaml", playbook_letter_executor), \
  ENTRY("playbook/order.yaml", playbook_order), \
  ENTRY("playbook/distribution.yaml", playbook_distribution), \
  ENTRY("playbook/notes.yaml", playbook_notes), \
  ENTRY("playbook/queue.yaml", playbook_queue), \
  ENTRY("playbook/segments.yaml", playbook_segments), \
  ENTRY("playbook/strategies.yaml", playbook_strategies), \
  ENTRY("playbook/desk.yaml", playbook_desk), \
  ENTRY("playbook/common.yaml", playbook_common), \
  ENTRY("playbook/fields.yaml", playbook_fields), \
  ENTRY("playbook/training.yaml", playbook_training), \
  ENTRY("playbook/scripts/dispute-intake.yaml", playbook_dispute_intake), \
  ENTRY("playbook/scripts/email-m1.yaml", playbook_email_m1), \
  ENTRY("playbook/scripts/email-m2.yaml", playbook_email_m2), \
  ENTRY("playbook/scripts/email-m3.yaml", playbook_email_m3), \
  ENTRY("playbook/scripts/email-m4.yaml", playbook_email_m4), \
  ENTRY("playbook/scripts/guarantor-call.yaml", playbook_guarantor_call), \
  ENTRY("playbook/scripts/hardship-plan.yaml", playbook_hardship_plan), \
  ENTRY("playbook/scripts/inbound-call.yaml", playbook_inbound_call), \
  ENTRY("playbook/scripts/legal-step-call.yaml", playbook_legal_step_call), \
  ENTRY("playbook/scripts/letter-before-action.yaml", playbook_letter_before_action), \
  ENTRY("playbook/scripts/guarantor-paper.yaml", playbook_guarantor_paper), \
  ENTRY("playbook/scripts/letter-guarantor.yaml", playbook_letter_guarantor), \
  ENTRY("playbook/scripts/letter-m1.yaml", playbook_letter_m1), \
  ENTRY("playbook/scripts/letter-m2.yaml", playbook_letter_m2), \
  ENTRY("playbook/scripts/letter-m3.yaml", playbook_letter_m3), \
  ENTRY("playbook/scripts/letter-m4.yaml", playbook_letter_m4), \
  ENTRY("playbook/scripts/letter-plan.yaml", playbook_letter_plan), \
  ENTRY("playbook/scripts/validation-information.yaml", playbook_validation_information), \
  ENTRY("playbook/scripts/letter-settlement.yaml", playbook_letter_settlement), \
  ENTRY("playbook/scripts/m1-service.yaml", playbook_m1_service), \
  ENTRY("playbook/scripts/m2-credit-record.yaml", playbook_m2_credit_record), \
  ENTRY("playbook/scripts/m3-arrangement.yaml", playbook_m3_arrangement), \
  ENTRY("playbook/scripts/m4-resolve.yaml", playbook_m4_resolve), \
  ENTRY("playbook/scripts/m5-clear-deadline.yaml", playbook_m5_clear_deadline), \
  ENTRY("playbook/scripts/pre-visit.yaml", playbook_pre_visit), \
  ENTRY("playbook/scripts/promise-broken.yaml", playbook_promise_broken), \
  ENTRY("playbook/scripts/promise-reminder.yaml", playbook_promise_reminder), \
  ENTRY("playbook/scripts/says-paid.yaml", playbook_says_paid), \
  ENTRY("playbook/scripts/segment-able-unwilling.yaml", playbook_segment_able_unwilling), \
  ENTRY("playbook/scripts/segment-cooperative.yaml", playbook_segment_cooperative), \
  ENTRY("playbook/scripts/segment-lost-contact.yaml", playbook_segment_lost_contact), \
  ENTRY("playbook/scripts/segment-willing-unable.yaml", playbook_segment_willing_unable), \
  ENTRY("playbook/scripts/settlement-approved.yaml", playbook_settlement_approved), \
  ENTRY("playbook/scripts/sms-m1.yaml", playbook_sms_m1), \
  ENTRY("playbook/scripts/sms-m2.yaml", playbook_sms_m2), \
  ENTRY("playbook/scripts/sms-m3.yaml", playbook_sms_m3), \
  ENTRY("playbook/scripts/sms-m4.yaml", playbook_sms_m4), \
  ENTRY("playbook/scripts/sms-promise.yaml", playbook_sms_promise), \
  ENTRY("playbook/scripts/strategy-empathy.yaml", playbook_strategy_empathy), \
  ENTRY("playbook/scripts/strategy-family.yaml", playbook_strategy_family), \
  ENTRY("playbook/scripts/strategy-framework.yaml", playbook_strategy_framework), \
  ENTRY("playbook/scripts/strategy-interview.yaml", playbook_strategy_interview), \
  ENTRY("playbook/scripts/strategy-praise.yaml", playbook_strategy_praise), \
  ENTRY("playbook/scripts/strategy-reciprocity.yaml", playbook_strategy_reciprocity), \
  ENTRY("playbook/scripts/strategy-sandwich.yaml", playbook_strategy_sandwich), \
  ENTRY("playbook/scripts/third-party-location.yaml", playbook_third_party_location), \
  ENTRY("playbook/scripts/visit-third-party.yaml", playbook_visit_third_party), \
  ENTRY("playbook/scripts/visit.yaml", playbook_visit), \
  ENTRY("playbook/scripts/voicemail.yaml", playbook_voicemail), \
  ENTRY("playbook/scripts/wrong-number.yaml", playbook_wrong_number),
