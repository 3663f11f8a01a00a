#include "CSimdjson.h"

#include <simdjson.h>

size_t arrears_simdjson_padding(void) { return simdjson::SIMDJSON_PADDING; }
