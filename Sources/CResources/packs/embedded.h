// The conduct packs, their scenarios and the tables of zones. A new file needs an array here and an
// entry in the list below.
static const unsigned char pack_us_fed[] = {
#embed "us-fed.yaml"
};
static const unsigned char pack_us_ma[] = {
#embed "us-ma.yaml"
};
static const unsigned char pack_us_nyc[] = {
#embed "us-nyc.yaml"
};
static const unsigned char pack_us_wa[] = {
#embed "us-wa.yaml"
};
static const unsigned char pack_cn_gbt45251[] = {
#embed "cn-gbt45251.yaml"
};
static const unsigned char pack_cn_cba2026[] = {
#embed "cn-cba2026.yaml"
};
static const unsigned char pack_gb_conc7[] = {
#embed "gb-conc7.yaml"
};
static const unsigned char pack_au_guideline[] = {
#embed "au-guideline.yaml"
};
static const unsigned char pack_br_sp[] = {
#embed "br-sp.yaml"
};
static const unsigned char pack_in_rbi[] = {
#embed "in-rbi.yaml"
};
static const unsigned char pack_desk[] = {
#embed "desk.yaml"
};
static const unsigned char pack_scenarios[] = {
#embed "scenarios.jsonl"
};
static const unsigned char pack_zones_phones[] = {
#embed "zones/phones.txt"
};
static const unsigned char pack_zones_regions[] = {
#embed "zones/regions.txt"
};
static const unsigned char pack_content_elements[] = {
#embed "content/elements.txt"
};
static const unsigned char pack_content_legal[] = {
#embed "content/legal.txt"
};

#define PACK_ENTRIES \
    ENTRY("packs/us-fed.yaml", pack_us_fed), \
    ENTRY("packs/us-ma.yaml", pack_us_ma), \
    ENTRY("packs/us-nyc.yaml", pack_us_nyc), \
    ENTRY("packs/us-wa.yaml", pack_us_wa), \
    ENTRY("packs/cn-gbt45251.yaml", pack_cn_gbt45251), \
    ENTRY("packs/cn-cba2026.yaml", pack_cn_cba2026), \
    ENTRY("packs/gb-conc7.yaml", pack_gb_conc7), \
    ENTRY("packs/au-guideline.yaml", pack_au_guideline), \
    ENTRY("packs/br-sp.yaml", pack_br_sp), \
    ENTRY("packs/in-rbi.yaml", pack_in_rbi), \
    ENTRY("packs/desk.yaml", pack_desk), \
    ENTRY("packs/scenarios.jsonl", pack_scenarios), \
    ENTRY("packs/zones/phones.txt", pack_zones_phones), \
    ENTRY("packs/zones/regions.txt", pack_zones_regions), \
    ENTRY("packs/content/elements.txt", pack_content_elements), \
    ENTRY("packs/content/legal.txt", pack_content_legal),
