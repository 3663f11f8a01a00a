#include "CSimdjson.h"

// Checks of how simdjson is used, which its own tests are for; every error of the data is a value.
#define SIMDJSON_DEVELOPMENT_CHECKS 0
#ifndef NDEBUG
#define NDEBUG
#endif

#include <cstring>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <limits>
#include <memory>
#include <new>
#include <simdjson.h>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

// The heavy part of a scan, finding the structure of the text, lives in the library and is chosen by
// it for the machine at hand; what is compiled here only walks that structure. So one build serves
// every processor.

using simdjson::ondemand::field;
using simdjson::ondemand::object;

namespace {

// The words of a book are few (owners, zones ...), and neighbours often have the same.
class Words {
public:
  Words() : list(1) {}

  // Neighbours often have the same word: `last` is the one before of the same kind.
  uint32_t number(std::string_view word, uint32_t &last) {
    if (last != 0 && *list[last] == word) return last;
    return last = number(word);
  }

  arrears_text text(uint32_t index) const {
    if (index >= list.size() || !list[index]) return {nullptr, 0};
    return {list[index]->data(), list[index]->size()};
  }

private:
  uint32_t number(std::string_view word) {
    auto known = numbers.find(word);
    if (known != numbers.end()) return known->second;
    list.push_back(std::make_unique<std::string>(word));
    auto index = static_cast<uint32_t>(list.size() - 1);
    numbers.emplace(std::string_view(*list.back()), index);
    return index;
  }

  std::vector<std::unique_ptr<std::string>> list;
  std::unordered_map<std::string_view, uint32_t> numbers;
};

arrears_text text_of(std::string_view view) { return {view.data(), view.size()}; }

} // namespace

struct arrears_scanner {
  simdjson::ondemand::parser parser;
  simdjson::dom::parser whole;
  std::vector<arrears_row> rows;
  std::vector<char> texts;
  Words words;
  uint32_t last_owner = 0, last_currency = 0, last_zone = 0, last_language = 0;
};

size_t arrears_simdjson_padding(void) { return simdjson::SIMDJSON_PADDING; }

const char *arrears_simdjson_implementation(void) {
  static const std::string name = simdjson::get_active_implementation()->name();
  return name.c_str();
}

arrears_scanner *arrears_scanner_make(void) { return new (std::nothrow) arrears_scanner; }

void arrears_scanner_free(arrears_scanner *scanner) { delete scanner; }

arrears_text arrears_word(const arrears_scanner *scanner, uint32_t index) {
  return scanner->words.text(index);
}

int arrears_read_envelope(arrears_scanner *scanner, const char *line, size_t length,
                          arrears_envelope *envelope) {
  *envelope = arrears_envelope{0, {nullptr, 0}, {nullptr, 0}};
  simdjson::ondemand::document document;
  if (scanner->parser
          .iterate(simdjson::padded_string_view(line, length,
                                                length + simdjson::SIMDJSON_PADDING))
          .get(document))
    return 1;
  object members;
  if (document.get_object().get(members)) return 1;
  bool numbered = false;
  for (auto member : members) {
    field pair;
    if (std::move(member).get(pair)) return 1;
    std::string_view key;
    if (pair.unescaped_key().get(key)) return 1;
    std::string_view text;
    if (key == "seq") {
      if (pair.value().get_int64().get(envelope->seq)) return 1;
      numbered = true;
    } else if (key == "at") {
      if (pair.value().get_string().get(text)) return 1;
      envelope->at = text_of(text);
    } else if (key == "case") {
      if (pair.value().get_string().get(text)) return 1;
      envelope->case_number = text_of(text);
    }
  }
  return numbered && envelope->at.bytes ? 0 : 1;
}

int arrears_parse(arrears_scanner *scanner, const char *text, size_t length, arrears_tape *tape) {
  *tape = {nullptr, nullptr};
  if (scanner->whole.max_depth() != 512 && scanner->whole.allocate(1 << 12, 512)) return 1;
  simdjson::dom::element root;
  if (scanner->whole.parse(text, length).get(root)) return 1;
  *tape = {scanner->whole.doc.tape.get(), scanner->whole.doc.string_buf.get()};
  return 0;
}

namespace {

// Numbers beyond the type saturate, as they do where a row is made of a decoded case.
template <typename Small> Small clamped(int64_t value) {
  if (value < static_cast<int64_t>(std::numeric_limits<Small>::min()))
    return std::numeric_limits<Small>::min();
  if (value > static_cast<int64_t>(std::numeric_limits<Small>::max()))
    return std::numeric_limits<Small>::max();
  return static_cast<Small>(value);
}

struct Digest {
  int64_t balance = 0, broken = 0, call_back = 0, due = 0, failures = 0, flags = 0, identity = 0;
  int64_t last_contact = 0, last_worked = 0, next = ARREARS_NO_DAY, placed = ARREARS_NO_DAY;
  int64_t promise_amount = 0, promise_due = ARREARS_NO_DAY, promise_hesitant = 0, segment = -1;
  std::string_view currency, keys, language, name, owner, zone;
};

// An element of a digest: a number or a text. The first ones are in every line; those behind them
// may be null, and at the end of the array they may be left out.
struct Element {
  int64_t Digest::*number;
  std::string_view Digest::*text;
};

constexpr Element elements[] = {
    {&Digest::balance, nullptr},      {nullptr, &Digest::currency},
    {&Digest::due, nullptr},          {&Digest::flags, nullptr},
    {nullptr, &Digest::name},         {nullptr, &Digest::keys},
    {nullptr, &Digest::owner},        {&Digest::identity, nullptr},
    {&Digest::placed, nullptr},       {&Digest::next, nullptr},
    {nullptr, &Digest::language},     {nullptr, &Digest::zone},
    {&Digest::segment, nullptr},      {&Digest::last_worked, nullptr},
    {&Digest::last_contact, nullptr}, {&Digest::failures, nullptr},
    {&Digest::promise_amount, nullptr}, {&Digest::promise_due, nullptr},
    {&Digest::promise_hesitant, nullptr}, {&Digest::call_back, nullptr},
    {&Digest::broken, nullptr},
};
constexpr size_t element_count = sizeof(elements) / sizeof(elements[0]);
constexpr size_t required_count = 6;

// Reads the beginning of a line in the one form in which lines are written. It stands there so that
// a scan touches nothing else of a line; whatever is written in another way is odd, and decoded.
class LineStart {
public:
  LineStart(const char *line, size_t length) : at(line), end(line + length) {}

  bool take(std::string_view text) {
    if (static_cast<size_t>(end - at) < text.size() || memcmp(at, text.data(), text.size()) != 0)
      return false;
    at += text.size();
    return true;
  }

  // The rest of a text whose opening quote is taken, and its closing quote.
  bool rest_of_text(std::string_view &text) {
    auto quote = static_cast<const char *>(memchr(at, '"', end - at));
    if (!quote || memchr(at, '\\', quote - at)) return false;
    text = std::string_view(at, quote - at);
    at = quote + 1;
    return true;
  }

  bool number(int64_t &value) {
    bool negative = at < end && *at == '-';
    if (negative) at++;
    const char *first = at;
    uint64_t sum = 0;
    while (at < end && *at >= '0' && *at <= '9') sum = sum * 10 + uint64_t(*at++ - '0');
    // Eighteen digits fit in any case; nineteen are looked at closely, which hashes need.
    size_t digits = at - first;
    if (digits == 0 || digits > 19 || (digits == 19 && sum > uint64_t(INT64_MAX) + negative))
      return false;
    value = static_cast<int64_t>(negative ? 0 - sum : sum);
    return true;
  }

  bool digest(Digest &digest) {
    for (size_t index = 0; index < element_count; index++) {
      if (index > 0 && !take(",")) return index >= required_count && take("]");
      if (index >= required_count && take("null")) continue;
      const Element &element = elements[index];
      if (element.text ? !take("\"") || !rest_of_text(digest.*element.text)
                       : !number(digest.*element.number))
        return false;
    }
    return take("]") || take(",");
  }

private:
  const char *at, *end;
};

bool is_number(std::string_view id) {
  if (id.empty() || id.size() > 40) return false;
  for (char c : id) {
    bool allowed = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                   c == '-' || c == '_' || c == '.' || c == ':' || c == '/' || c == '#';
    if (!allowed) return false;
  }
  return true;
}

bool is_currency(std::string_view code) {
  if (code.size() != 3) return false;
  for (char c : code)
    if (c < 'A' || c > 'Z') return false;
  return true;
}

bool fits_day(int64_t day) { return day >= INT32_MIN && day <= INT32_MAX; }

bool read_row(arrears_scanner *scanner, const char *line, size_t length, arrears_row &row) {
  LineStart start(line, length);
  std::string_view id;
  Digest digest;
  if (!start.take("{\"case\":\"") || !start.rest_of_text(id) || !is_number(id) ||
      !start.take(",\"caseRow\":[") || !start.digest(digest))
    return false;
  if (digest.name.size() > 255 || digest.keys.size() > 65535 ||
      !is_currency(digest.currency) || !fits_day(digest.due) ||
      !fits_day(digest.next) || !fits_day(digest.placed) || !fits_day(digest.promise_due))
    return false;

  Words &words = scanner->words;
  std::vector<char> &texts = scanner->texts;
  row.text = static_cast<uint32_t>(texts.size());
  texts.insert(texts.end(), id.begin(), id.end());
  texts.insert(texts.end(), digest.name.begin(), digest.name.end());
  texts.insert(texts.end(), digest.keys.begin(), digest.keys.end());
  row.id_length = static_cast<uint8_t>(id.size());
  row.name_length = static_cast<uint8_t>(digest.name.size());
  row.keys_length = static_cast<uint16_t>(digest.keys.size());
  row.balance = digest.balance;
  row.promise_amount = digest.promise_amount;
  row.call_back = digest.call_back;
  row.last_worked = digest.last_worked;
  row.last_contact = digest.last_contact;
  row.identity = digest.identity;
  row.due = static_cast<int32_t>(digest.due);
  row.next = static_cast<int32_t>(digest.next);
  row.placed = static_cast<int32_t>(digest.placed);
  row.promise_due = static_cast<int32_t>(digest.promise_due);
  row.owner = digest.owner.data() ? words.number(digest.owner, scanner->last_owner) : 0;
  row.currency = words.number(digest.currency, scanner->last_currency);
  row.zone = digest.zone.data() ? words.number(digest.zone, scanner->last_zone) : 0;
  row.language = digest.language.data() ? words.number(digest.language, scanner->last_language) : 0;
  row.flags = static_cast<uint16_t>(digest.flags);
  row.segment = digest.segment >= 0 && digest.segment < 255 ? uint8_t(digest.segment + 1) : 0;
  row.failures = clamped<uint8_t>(digest.failures);
  row.broken = clamped<uint8_t>(digest.broken);
  row.promise_hesitant = digest.promise_hesitant != 0;
  return true;
}

} // namespace

int arrears_read_rows(arrears_scanner *scanner, const char *bytes, size_t length,
                      arrears_rows *rows) {
  try {
    scanner->rows.clear();
    scanner->texts.clear();
    size_t start = 0;
    while (start < length) {
      const void *newline = memchr(bytes + start, '\n', length - start);
      size_t end = newline ? static_cast<size_t>(static_cast<const char *>(newline) - bytes)
                           : length;
      arrears_row row{};
      size_t before = scanner->texts.size();
      if (!read_row(scanner, bytes + start, end - start, row)) {
        scanner->texts.resize(before);
        row = arrears_row{};
        row.odd = 1;
        row.text = static_cast<uint32_t>(before);
      }
      row.line = start;
      row.line_length = end - start;
      scanner->rows.push_back(row);
      start = end + 1;
    }
  } catch (const std::bad_alloc &) {
    return 1;
  }
  *rows = {scanner->rows.data(), scanner->rows.size(), scanner->texts.data(),
           scanner->texts.size()};
  return 0;
}

size_t arrears_count_documents(const char *bytes, size_t length) {
  simdjson::ondemand::parser parser;
  size_t count = 0;
  const char *end = bytes + length;
  while (bytes < end) {
    auto newline = static_cast<const char *>(memchr(bytes, '\n', end - bytes));
    size_t line = (newline ? newline : end) - bytes;
    simdjson::ondemand::document document;
    object whole;
    if (!parser.iterate(simdjson::padded_string_view(bytes, line, line + simdjson::SIMDJSON_PADDING))
             .get(document) &&
        !document.get_object().get(whole))
      count += 1;
    bytes += line + 1;
  }
  return count;
}

void arrears_release_memory(void) {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}
