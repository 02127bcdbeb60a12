#include <algorithm>
#include <string>

#include "ui/icons.h"
#include "ui/window_parts.h"

namespace mw::ui {
namespace {

using explain::FormType;

std::string_view word_of(FormType type) {
    switch (type) {
        case FormType::limit: return "Limit";
        case FormType::market: return "Market";
        case FormType::stop_limit: return "Stop limit";
        case FormType::oco: return "OCO";
        case FormType::stop_market: return "Stop market";
        case FormType::limit_maker: break;
    }
    return "Limit maker";
}

/// What was asked for, as the form has it.
void draw_asked(const Canvas& canvas, Rect& left, float row_h) {
    const explain::OrderFormView& view = canvas.views.order;
    const explain::OrderDraft& draft = canvas.desk.order;
    const auto line = [&](const char* label, const std::string& value, std::string_view unit) {
        if (value.empty()) return;
        label_row({label, {value + " " + std::string{unit}}, {}}, take_top(left, row_h));
    };
    label_row({"Type", {std::string{word_of(draft.type)}}, {}}, take_top(left, row_h));
    if (has_stop(draft.type)) line("Trigger", draft.stop_price, view.quote);
    if (has_price(draft.type)) line("Price", draft.price, view.quote);
    line("Amount", draft.by_total ? view.quantity_shown : draft.quantity, view.base);
}

}  // namespace

void draw_confirm_window(const Canvas& canvas) {
    const bool touch = sizes().density == Density::touch;
    const explain::OrderFormView& view = canvas.views.order;
    explain::Desk& desk = canvas.desk;
    const float row_h = px(touch ? 32.0F : 24.0F);
    const auto lines = static_cast<float>(view.preview.size());
    const std::string pair = view.base + "/" + view.quote;
    Rect inside = draw_frame(canvas, {view.submit.label, pair, "dialog.close", 420,
                                      290 + lines * (touch ? 32.0F : 24.0F)});
    draw_asked(canvas, inside, row_h);
    line_h(inside.x, inside.y + px(4), inside.w, colours().line);
    take_top(inside, px(9));
    for (const explain::Row& row : view.preview) label_row(row, take_top(inside, row_h));
    take_top(inside, px(6));
    if (!view.submit.command)  // the market moved in between
        write_paragraph(body_type(), view.submit.why_not, take_top(inside, px(36)), colours().down);
    bool quiet = !desk.confirm_orders;
    if (check_box("dialog.quiet", "Send orders without asking from now on", quiet,
                  take_top(inside, px(touch ? 44 : 30))))
        desk.confirm_orders = !quiet;
    const Rect foot{inside.x, inside.bottom() - px(touch ? 60 : 52), inside.w, px(touch ? 48 : 36)};
    Rect row = foot;
    const bool buys = desk.order.side == Side::buy;
    const Rect ok = take_right(row, std::max(px(150), row.w * 0.5F));
    take_right(row, px(8));
    if (button({.name = "dialog.cancel", .label = "Cancel", .fill = Fill::outline},
               take_right(row, px(90))))
        desk.window = canvas.layout.shape == Shape::phone ? explain::Window::order_sheet
                                                          : explain::Window::none;
    const bool pressed = button({.name = "dialog.ok",
                                 .label = view.submit.label,
                                 .fill = buys ? Fill::buy : Fill::sell,
                                 .enabled = view.submit.command.has_value(),
                                 .why_not = view.submit.why_not},
                                ok);
    if (!pressed || !view.submit.command) return;
    canvas.out.emplace_back(*view.submit.command);
    desk.window = explain::Window::none;
}

}  // namespace mw::ui
