#include "explain/parts.h"
#include "explain/signs.h"

namespace mw::explain {
namespace {

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at)) {
        text.replace(at, from.size(), to);
        at += to.size();
    }
}

/// A cell as another program reads it: plain minus, no signs for the eye, no grouping.
std::string plain(std::string text, Align align) {
    replace_all(text, "−", "-");
    for (std::size_t at = 0; at < text.size(); ++at)
        text.erase(at, sign_before(std::string_view{text}.substr(at)));
    if (text == "—") text.clear();
    if (align == Align::right) std::erase(text, ',');
    return text;
}

void add_field(std::string& line, std::string text) {
    if (text.find_first_of(",\"\n") != std::string::npos) {
        replace_all(text, "\"", "\"\"");
        text = "\"" + text + "\"";
    }
    line += text;
}

}  // namespace

std::string csv_of(const Table& table) {
    std::string file;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (i > 0) file += ',';
        add_field(file, table.columns[i].title);
    }
    file += "\r\n";
    for (const TableRow& row : table.rows) {
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            if (i > 0) file += ',';
            const Align align = i < table.columns.size() ? table.columns[i].align : Align::left;
            add_field(file, plain(row.cells[i].text, align));
        }
        file += "\r\n";
    }
    return file;
}

}  // namespace mw::explain
