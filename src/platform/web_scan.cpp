// Dear ImGui's OpenGL backend reads version numbers with sscanf: "%d.%d" and "#version %d". The
// whole sscanf would be 11 kB of the page for that, so this stands in its place. It knows whole
// numbers and what must stand between them as it is, and stops at any other form; Dear ImGui's
// settings, which use more, are off here.
#include <cstdarg>
#include <cstdio>
#include <cstdlib>

extern "C" int sscanf(const char* text, const char* form, ...) {
    std::va_list places;
    va_start(places, form);
    int read = 0;
    while (*form != 0) {
        if (form[0] == '%' && form[1] == 'd') {
            char* end = nullptr;
            const long number = std::strtol(text, &end, 10);
            if (end == text) break;
            *va_arg(places, int*) = static_cast<int>(number);
            ++read;
            text = end;
            form += 2;
        } else if (*form == *text && *form != '%') {
            ++form;
            ++text;
        } else {
            break;
        }
    }
    va_end(places);
    return read;
}
