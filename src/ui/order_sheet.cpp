#include <algorithm>

#include "ui/icons.h"
#include "ui/window_parts.h"

namespace mw::ui {

void draw_order_sheet(const Canvas& canvas) {
    const bool phone = canvas.layout.shape == Shape::phone;
    if (!phone) {  // the window grew: the form has its own place again
        canvas.desk.window = explain::Window::none;
        return;
    }
    const explain::OrderFormView& view = canvas.views.order;
    const Rect inside =
        draw_frame(canvas, {"Order", view.base + "/" + view.quote, "order.close", 0, 0});
    const Rect room = front_area(canvas.layout);
    draw_scrolling_order_form(canvas, {room.x, inside.y, room.w, inside.h});
}

void draw_scrolling_order_form(const Canvas& canvas, Rect area) {
    const bool cross = canvas.desk.account == explain::AccountTab::cross;
    const float least = cross ? 0 : std::min(order_foot_height(canvas), area.h);
    const Rect foot = take_bottom(area, least);
    if (begin_region("order.body", area, true)) {
        const float top = area.y - ImGui::GetScrollY();  // a low screen scrolls the form
        content_ends(draw_order_form(canvas, {area.x, top, area.w, area.h}));
    }
    end_region();
    if (cross) return;
    line_h(foot.x, foot.y, foot.w, colours().line);
    draw_order_foot(canvas, foot);
}

}  // namespace mw::ui
