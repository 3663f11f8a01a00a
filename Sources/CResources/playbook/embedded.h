// The playbook's files. A new one needs an array here and an entry in the list below.
static const unsigned char playbook_outcomes[] = {
#embed "outcomes.yaml"
};
static const unsigned char playbook_order[] = {
#embed "order.yaml"
};
static const unsigned char playbook_segments[] = {
#embed "segments.yaml"
};
static const unsigned char playbook_strategies[] = {
#embed "strategies.yaml"
};

#define PLAYBOOK_ENTRIES \
  ENTRY("playbook/outcomes.yaml", playbook_outcomes), \
  ENTRY("playbook/order.yaml", playbook_order), \
  ENTRY("playbook/segments.yaml", playbook_segments), \
  ENTRY("playbook/strategies.yaml", playbook_strategies),
