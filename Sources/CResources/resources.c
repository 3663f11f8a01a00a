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

static const unsigned char pack_us_fed[] = {
#embed "packs/us-fed.yaml"
};

static const unsigned char pack_us_ma[] = {
#embed "packs/us-ma.yaml"
};

static const unsigned char pack_us_nyc[] = {
#embed "packs/us-nyc.yaml"
};

static const unsigned char pack_us_wa[] = {
#embed "packs/us-wa.yaml"
};

static const unsigned char pack_cn_gbt45251[] = {
#embed "packs/cn-gbt45251.yaml"
};

static const unsigned char pack_cn_cba2026[] = {
#embed "packs/cn-cba2026.yaml"
};

static const unsigned char pack_gb_conc7[] = {
#embed "packs/gb-conc7.yaml"
};

static const unsigned char pack_au_guideline[] = {
#embed "packs/au-guideline.yaml"
};

static const unsigned char pack_br_sp[] = {
#embed "packs/br-sp.yaml"
};

static const unsigned char pack_in_rbi[] = {
#embed "packs/in-rbi.yaml"
};

static const unsigned char pack_scenarios[] = {
#embed "packs/scenarios.jsonl"
};

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
    ENTRY("mappings/credit.yaml", map_credit),
    ENTRY("mappings/receivables.yaml", map_receivables),
    ENTRY("mappings/payments.yaml", map_payments),
    ENTRY("mappings/example.yaml", map_example),
    PLAYBOOK_ENTRIES
    ENTRY("packs/us-fed.yaml", pack_us_fed),
    ENTRY("packs/us-ma.yaml", pack_us_ma),
    ENTRY("packs/us-nyc.yaml", pack_us_nyc),
    ENTRY("packs/us-wa.yaml", pack_us_wa),
    ENTRY("packs/cn-gbt45251.yaml", pack_cn_gbt45251),
    ENTRY("packs/cn-cba2026.yaml", pack_cn_cba2026),
    ENTRY("packs/gb-conc7.yaml", pack_gb_conc7),
    ENTRY("packs/au-guideline.yaml", pack_au_guideline),
    ENTRY("packs/br-sp.yaml", pack_br_sp),
    ENTRY("packs/in-rbi.yaml", pack_in_rbi),
    ENTRY("packs/scenarios.jsonl", pack_scenarios),
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
