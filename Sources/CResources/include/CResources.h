#ifndef ARREARS_CRESOURCES_H
#define ARREARS_CRESOURCES_H
#include <stddef.h>

/// A data file that ships inside the binary: its path below Sources/CResources (or "themes/…")
/// and its bytes.
struct arrears_resource {
  const char *_Nonnull name;
  const unsigned char *_Nonnull bytes;
  size_t count;
};

/// Every embedded file; `*count` is set to how many there are.
const struct arrears_resource *_Nonnull arrears_resources(size_t *_Nonnull count);

#endif
