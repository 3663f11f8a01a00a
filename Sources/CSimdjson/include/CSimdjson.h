#ifndef ARREARS_CSIMDJSON_H
#define ARREARS_CSIMDJSON_H
#include <stddef.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

/// Bytes that may be read past the end of a text handed to the parser.
size_t arrears_simdjson_padding(void);

/// The instruction set that the parser uses on this machine, for instance "haswell".
const char *_Nonnull arrears_simdjson_implementation(void);

/// A parser with its buffers. One at a time per thread; not shared.
typedef struct arrears_scanner arrears_scanner;
arrears_scanner *_Nullable arrears_scanner_make(void);
void arrears_scanner_free(arrears_scanner *_Nullable scanner);

/// A text inside the scanner's buffers, good until its next call. `bytes` is null where the member
/// is absent.
struct arrears_text {
  const char *_Nullable bytes;
  size_t count;
};

/// What every reader of the journal needs of a line before it decodes it, if it does.
struct arrears_envelope {
  int64_t seq;
  struct arrears_text at;
  struct arrears_text case_number;
};

/// Reads the envelope of an event's line. `padding` bytes behind it must be readable.
/// 0 is success; anything else: the line is no such object.
int arrears_read_envelope(arrears_scanner *_Nonnull scanner, const char *_Nonnull line,
                          size_t length, struct arrears_envelope *_Nonnull envelope);

/// A parsed text as simdjson lays it out (its doc/tape.md): words with a type in the highest byte,
/// and the strings, each behind its length. Good until the scanner parses again.
struct arrears_tape {
  const uint64_t *_Nullable words;
  const uint8_t *_Nullable strings;
};

/// Parses a whole text, checked in every byte. 0 is success; anything else: it is not JSON, or nested
/// more than 512 deep.
int arrears_parse(arrears_scanner *_Nonnull scanner, const char *_Nonnull text, size_t length,
                  struct arrears_tape *_Nonnull tape);

/// An absent day.
#define ARREARS_NO_DAY INT32_MIN

/// The digest of one line of a snapshot. Texts lie one after another in the block's texts: number,
/// name, search keys. Words are indexes into the scanner's words; 0 is absent.
struct arrears_row {
  int64_t balance, promise_amount, call_back, last_worked, last_contact, identity;
  int32_t due, next, placed, promise_due;
  uint32_t text;
  uint32_t owner, currency, zone, language;
  uint16_t keys_length, flags;
  uint8_t id_length, name_length, segment, failures, broken, promise_hesitant;
  /// The line has something a row cannot hold as it is: it is to be decoded instead. All other
  /// members but `text`, `line` and `line_length` are then void.
  uint8_t odd;
  /// Where the line begins in the bytes that were scanned, and its length without the newline.
  size_t line, line_length;
};

/// The rows of some whole lines.
struct arrears_rows {
  const struct arrears_row *_Nullable rows;
  size_t count;
  const char *_Nullable texts;
  size_t texts_length;
};

/// Reads the `case` and `caseRow` members, with which lines begin. 0 is success, otherwise memory is short.
int arrears_read_rows(arrears_scanner *_Nonnull scanner, const char *_Nonnull bytes,
                      size_t length, struct arrears_rows *_Nonnull rows);

/// A word met in rows so far: an owner, a currency, a zone, a language.
struct arrears_text arrears_word(const arrears_scanner *_Nonnull scanner, uint32_t index);

/// Gives memory that is free back to the system: what the threads of a scan used stays with the
/// process otherwise.
void arrears_release_memory(void);

/// Parses every line and looks at nothing: the bare pass that the benchmark compares with.
/// `padding` bytes behind the text must be readable. Answers how many lines are objects.
size_t arrears_count_documents(const char *_Nonnull bytes, size_t length);

#ifdef __cplusplus
}
#endif
#endif
