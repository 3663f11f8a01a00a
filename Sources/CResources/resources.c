#include "CResources.h"

// The compiler embeds the files (#embed, C23): the binary stays one file, and nothing is read or
// parsed until it is asked for. To ship another file, add an array and an ENTRY.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char lexicon_en[] = {
#embed "lexicon/en.yaml"
};
static const unsigned char lexicon_zh[] = {
#embed "lexicon/zh.yaml"
};
static const unsigned char reader_en[] = {
#embed "lexicon/en.reader"
};
static const unsigned char reader_zh[] = {
#embed "lexicon/zh.reader"
};
static const unsigned char map_credit[] = {
#embed "mappings/credit.yaml"
};

static const unsigned char map_receivables[] = {
#embed "mappings/receivables.yaml"
};

static const unsigned char map_payments[] = {
#embed "mappings/payments.yaml"
};

static const unsigned char map_example[] = {
#embed "mappings/example.yaml"
};

static const unsigned char schema_book[] = {
#embed "schemas/book.schema.json"
};
static const unsigned char schema_case[] = {
#embed "schemas/case.schema.json"
};
static const unsigned char schema_event[] = {
#embed "schemas/event.schema.json"
};

#include "packs/embedded.h"
#include "playbook/embedded.h"

static const unsigned char theme_arrears_default[] = {
#embed "../../Themes/arrears-default.yaml"
};
static const unsigned char theme_arrears_light[] = {
#embed "../../Themes/arrears-light.yaml"
};
static const unsigned char theme_arrears_high_contrast[] = {
#embed "../../Themes/arrears-high-contrast.yaml"
};
static const unsigned char theme_arrears_color_blind[] = {
#embed "../../Themes/arrears-color-blind.yaml"
};
static const unsigned char theme_gruvbox_dark[] = {
#embed "../../Themes/gruvbox-dark.yaml"
};
static const unsigned char theme_gruvbox_light[] = {
#embed "../../Themes/gruvbox-light.yaml"
};
static const unsigned char theme_nord[] = {
#embed "../../Themes/nord.yaml"
};
static const unsigned char theme_solarized_light[] = {
#embed "../../Themes/solarized-light.yaml"
};
static const unsigned char theme_tomorrow_night[] = {
#embed "../../Themes/tomorrow-night.yaml"
};
static const unsigned char theme_one_dark[] = {
#embed "../../Themes/one-dark.yaml"
};
static const unsigned char theme_catppuccin_mocha[] = {
#embed "../../Themes/catppuccin-mocha.yaml"
};

#define ENTRY(path, bytes) {path, bytes, sizeof(bytes)}
static const struct arrears_resource all[] = {
    ENTRY("lexicon/en.yaml", lexicon_en),
    ENTRY("lexicon/zh.yaml", lexicon_zh),
    ENTRY("lexicon/en.reader", reader_en),
    ENTRY("lexicon/zh.reader", reader_zh),
    ENTRY("mappings/credit.yaml", map_credit),
    ENTRY("mappings/receivables.yaml", map_receivables),
    ENTRY("mappings/payments.yaml", map_payments),
    ENTRY("mappings/example.yaml", map_example),
    PACK_ENTRIES
    PLAYBOOK_ENTRIES
    ENTRY("schemas/book.schema.json", schema_book),
    ENTRY("schemas/case.schema.json", schema_case),
    ENTRY("schemas/event.schema.json", schema_event),
    ENTRY("themes/arrears-default.yaml", theme_arrears_default),
    ENTRY("themes/arrears-light.yaml", theme_arrears_light),
    ENTRY("themes/arrears-high-contrast.yaml", theme_arrears_high_contrast),
    ENTRY("themes/arrears-color-blind.yaml", theme_arrears_color_blind),
    ENTRY("themes/gruvbox-dark.yaml", theme_gruvbox_dark),
    ENTRY("themes/gruvbox-light.yaml", theme_gruvbox_light),
    ENTRY("themes/nord.yaml", theme_nord),
    ENTRY("themes/solarized-light.yaml", theme_solarized_light),
    ENTRY("themes/tomorrow-night.yaml", theme_tomorrow_night),
    ENTRY("themes/one-dark.yaml", theme_one_dark),
    ENTRY("themes/catppuccin-mocha.yaml", theme_catppuccin_mocha),
};

const struct arrears_resource *arrears_resources(size_t *count) {
  *count = sizeof(all) / sizeof(all[0]);
  return all;
}
