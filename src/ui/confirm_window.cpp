#include <algorithm>
#include <string>
#include <vector>

#include "ui/icons.h"
#include "ui/window_parts.h"

namespace mw::ui {

void draw_confirm_window(const Canvas& canvas) {
    const bool touch = sizes().density == Density::touch;
    const explain::OrderFormView& view = canvas.views.order;
    explain::Desk& desk = canvas.desk;
    const float row_h = px(touch ? 32.0F : 24.0F);
    const std::vector<explain::Row>& asked = canvas.views.late.asked;
    const auto lines = static_cast<float>(asked.size() + view.preview.size());
    const std::string pair = view.base + "/" + view.quote;
    Rect inside = draw_frame(canvas, {view.submit.label, pair, "dialog.close", 420,
                                      194 + lines * (touch ? 32.0F : 24.0F)});
    for (const explain::Row& row : asked) label_row(row, take_top(inside, row_h));
    line_h(inside.x, inside.y + px(4), inside.w, colours().line);
    take_top(inside, px(8));
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
