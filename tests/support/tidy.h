#pragma once

#include <string>
#include <string_view>
#include <vector>

// The house rules as a program: tests/tidy_test.cpp runs it over the whole tree.

namespace mw::tidy {

/// Something that breaks a house rule.
struct Finding {
    std::string file;  ///< from the top of the tree
    int line{0};       ///< counts from 1
    std::string what;  ///< one sentence
};

/// A file to look at.
struct Source {
    std::string_view file;  ///< from the top of the tree, such as "src/core/money.h"
    std::string_view text;
};

/// A declaration or definition outside of any function.
struct Declaration {
    std::string head;      ///< code up to the body or the semicolon, without comments
    int first_line{0};     ///< where it starts, counts from 1
    int last_line{0};      ///< where its body or it ends
    bool in_class{false};  ///< a member
    bool is_public{true};  ///< can be used from outside
    bool is_function{false};
    bool has_body{false};
};

/// The same text with comments, literals and preprocessor lines blanked; lines stay where they
/// are.
std::string code_of(std::string_view text);

/// The declarations of blanked code (see code_of), outermost first.
std::vector<Declaration> declarations_of(const std::string& code);

/// Lines of a text, without their ends.
std::vector<std::string_view> lines_of(std::string_view text);

/// The room of a file of src/, or empty.
std::string_view room_of(std::string_view file);

/// Adds what breaks a rule about includes: the direction of the rooms, and headers that a room
/// must not see.
void check_includes(const Source& source, std::vector<Finding>& out);

/// Adds words that the file's room must not use, and state that outlives a call.
void check_words(const Source& source, std::vector<Finding>& out);

/// Adds what is too long: lines, functions, files.
void check_sizes(const Source& source, std::vector<Finding>& out);

/// Adds public declarations of a header that nobody explained.
void check_comments(const Source& source, std::vector<Finding>& out);
/// Distances between things on the screen: each is on the spacing scale of ui/theme.h.
void check_distances(const Source& source, std::vector<Finding>& out);

/// Adds what must not stand in any file: machine paths, registry hosts, a note to do something
/// later without the number of an issue.
void check_text(const Source& source, std::vector<Finding>& out);

/// All rules that apply to this file.
std::vector<Finding> check(const Source& source);

}  // namespace mw::tidy
