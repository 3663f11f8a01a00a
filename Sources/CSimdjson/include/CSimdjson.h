#ifndef ARREARS_CSIMDJSON_H
#define ARREARS_CSIMDJSON_H
#include <stddef.h>
#ifdef __cplusplus
extern "C" {
#endif

/// Bytes that may be read past the end of a text handed to the parser.
size_t arrears_simdjson_padding(void);

#ifdef __cplusplus
}
#endif
#endif
