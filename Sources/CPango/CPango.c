#define _GNU_SOURCE
#include "CPango.h"
#include <dlfcn.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/auxv.h>

// A4 in points, margins of 25 mm; Pango counts in 1/1024 points.
static const double page_width = 595.276, page_height = 841.89, margin = 70.87;
enum { scale = 1024, wrap_word_char = 2 };

typedef struct { int x, y, width, height; } rectangle;

static struct {
  void *(*surface)(const char *, double, double);
  void *(*create)(void *);
  void (*show_page)(void *);
  void (*move_to)(void *, double, double);
  void (*destroy)(void *);
  void (*surface_finish)(void *);
  void (*surface_destroy)(void *);
  int (*surface_status)(void *);
  int (*status)(void *);
  void *(*layout)(void *);
  void (*show_line)(void *, void *);
  void *(*font)(const char *);
  void (*font_free)(void *);
  void (*set_font)(void *, const void *);
  void (*set_text)(void *, const char *, int);
  void (*set_width)(void *, int);
  void (*set_wrap)(void *, int);
  void (*set_spacing)(void *, int);
  void *(*iter)(void *);
  void *(*iter_line)(void *);
  int (*iter_next)(void *);
  void (*iter_extents)(void *, rectangle *, rectangle *);
  int (*iter_baseline)(void *);
  void (*iter_free)(void *);
  void (*unref)(void *);
} f;

struct cpango_pdf {
  void *surface;
  void *context;
  void *font;
};

static const char *open_libraries(void) {
  static int opened;
  if (opened) return NULL;
  // A program with rights of its own takes no configuration from the one who starts it.
  if (getauxval(AT_SECURE)) {
    unsetenv("FONTCONFIG_FILE");
    unsetenv("FONTCONFIG_PATH");
    unsetenv("FONTCONFIG_SYSROOT");
    unsetenv("XDG_CONFIG_HOME");
    unsetenv("XDG_DATA_HOME");
    unsetenv("HOME");
  }
  void *cairo = dlopen("libcairo.so.2", RTLD_NOW | RTLD_GLOBAL);
  void *pango = cairo ? dlopen("libpango-1.0.so.0", RTLD_NOW | RTLD_GLOBAL) : NULL;
  void *both = pango ? dlopen("libpangocairo-1.0.so.0", RTLD_NOW | RTLD_GLOBAL) : NULL;
  void *object = both ? dlopen("libgobject-2.0.so.0", RTLD_NOW | RTLD_GLOBAL) : NULL;
  if (!object) return "Pango and Cairo are not installed (Debian: libpangocairo-1.0-0)";
#define TAKE(library, member, name) \
  if (!(f.member = (__typeof__(f.member))dlsym(library, name))) return "this Pango lacks " name
  TAKE(cairo, surface, "cairo_pdf_surface_create");
  TAKE(cairo, create, "cairo_create");
  TAKE(cairo, show_page, "cairo_show_page");
  TAKE(cairo, move_to, "cairo_move_to");
  TAKE(cairo, destroy, "cairo_destroy");
  TAKE(cairo, surface_finish, "cairo_surface_finish");
  TAKE(cairo, surface_destroy, "cairo_surface_destroy");
  TAKE(cairo, surface_status, "cairo_surface_status");
  TAKE(cairo, status, "cairo_status");
  TAKE(both, layout, "pango_cairo_create_layout");
  TAKE(both, show_line, "pango_cairo_show_layout_line");
  TAKE(pango, font, "pango_font_description_from_string");
  TAKE(pango, font_free, "pango_font_description_free");
  TAKE(pango, set_font, "pango_layout_set_font_description");
  TAKE(pango, set_text, "pango_layout_set_text");
  TAKE(pango, set_width, "pango_layout_set_width");
  TAKE(pango, set_wrap, "pango_layout_set_wrap");
  TAKE(pango, set_spacing, "pango_layout_set_spacing");
  TAKE(pango, iter, "pango_layout_get_iter");
  TAKE(pango, iter_line, "pango_layout_iter_get_line_readonly");
  TAKE(pango, iter_next, "pango_layout_iter_next_line");
  TAKE(pango, iter_extents, "pango_layout_iter_get_line_extents");
  TAKE(pango, iter_baseline, "pango_layout_iter_get_baseline");
  TAKE(pango, iter_free, "pango_layout_iter_free");
  TAKE(object, unref, "g_object_unref");
#undef TAKE
  opened = 1;
  return NULL;
}

cpango_pdf *cpango_begin(const char *path, const char *font, const char **why) {
  if ((*why = open_libraries())) return NULL;
  cpango_pdf *pdf = calloc(1, sizeof *pdf);
  if (!pdf) {
    *why = "out of memory";
    return NULL;
  }
  pdf->surface = f.surface(path, page_width, page_height);
  if (f.surface_status(pdf->surface)) {
    *why = "the file cannot be written";
    f.surface_destroy(pdf->surface);
    free(pdf);
    return NULL;
  }
  pdf->context = f.create(pdf->surface);
  pdf->font = f.font(font);
  return pdf;
}

int cpango_text(cpango_pdf *pdf, const char *text, int length) {
  void *layout = f.layout(pdf->context);
  f.set_font(layout, pdf->font);
  f.set_width(layout, (int)((page_width - 2 * margin) * scale));
  f.set_wrap(layout, wrap_word_char);
  f.set_spacing(layout, 3 * scale);
  f.set_text(layout, text, length);
  void *iter = f.iter(layout);
  double top = 0;
  do {
    rectangle ink, line;
    f.iter_extents(iter, &ink, &line);
    double bottom = (line.y + line.height) / (double)scale;
    if (bottom - top > page_height - 2 * margin) {
      f.show_page(pdf->context);
      top = line.y / (double)scale;
    }
    f.move_to(
        pdf->context, margin + line.x / (double)scale,
        margin + f.iter_baseline(iter) / (double)scale - top);
    f.show_line(pdf->context, f.iter_line(iter));
  } while (f.iter_next(iter));
  f.iter_free(iter);
  f.unref(layout);
  f.show_page(pdf->context);
  return f.status(pdf->context);
}

int cpango_end(cpango_pdf *pdf) {
  int failed = f.status(pdf->context);
  f.destroy(pdf->context);
  f.surface_finish(pdf->surface);
  if (!failed) failed = f.surface_status(pdf->surface);
  f.surface_destroy(pdf->surface);
  f.font_free(pdf->font);
  free(pdf);
  return failed;
}
