/// Pages laid out by Pango and drawn by Cairo into a PDF.
///
/// The libraries are opened when the first PDF is asked for, not linked: a desk that prints none needs
/// none of them, and the program starts as fast as without. Their functions used here have been in
/// every release of Pango since 1.22 and Cairo since 1.2, and are of their stable interface.
#ifndef CPANGO_H
#define CPANGO_H

typedef struct cpango_pdf cpango_pdf;

/// Begins a file. NULL where it cannot be; `*why` then says so, a constant text or one of the system's.
cpango_pdf *cpango_begin(const char *path, const char *font, const char **why);

/// Sets one text as pages of A4 of their own. 0 if all went well.
int cpango_text(cpango_pdf *pdf, const char *text, int length);

/// Ends the file. 0 if all of it could be written.
int cpango_end(cpango_pdf *pdf);

#endif
