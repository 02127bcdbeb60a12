// Dear ImGui's OpenGL backend reads a version with sscanf, "%d.%d", and its settings, which are off
// here, with more. The whole sscanf would be 11 kB of the page for that, so this stands in its
// place: it reads two numbers with a point between them and refuses every other form.
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>

extern "C" int sscanf(const char* text, const char* form, ...) {
    if (std::strcmp(form, "%d.%d") != 0) return 0;
    char* end = nullptr;
    const long major = std::strtol(text, &end, 10);
    if (end == text) return 0;
    std::va_list places;
    va_start(places, form);
    *va_arg(places, int*) = static_cast<int>(major);
    int read = 1;
    if (*end == '.') {
        *va_arg(places, int*) = std::atoi(end + 1);
        read = 2;
    }
    va_end(places);
    return read;
}
