#include "CResources.h"

// The compiler embeds the files (#embed, C23): the binary stays one file, and nothing is read or
// parsed until it is asked for. To ship another file, add an array and an ENTRY.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char map_credit[] = {
#embed "mappings/credit.yaml"
};

static const unsigned char playbook_outcomes[] = {
#embed "playbook/outcomes.yaml"
};

#define ENTRY(path, bytes) {path, bytes, sizeof(bytes)}
static const struct arrears_resource all[] = {
    ENTRY("mappings/credit.yaml", map_credit),
    ENTRY("playbook/outcomes.yaml", playbook_outcomes),
};

const struct arrears_resource *arrears_resources(size_t *count) {
  *count = sizeof(all) / sizeof(all[0]);
  return all;
}
