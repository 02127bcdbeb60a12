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
    Rect inside = draw_frame(canvas, {"Order", view.base + "/" + view.quote, "order.close", 0, 0});
    const Rect area{0, inside.y, front_area(canvas.layout).w, inside.h};
    if (begin_region("order.body", area, true)) {
        // The form asks for its own height; a low screen scrolls it.
        const float height = std::max(area.h - px(8), px(540));
        draw_order_form(canvas, {area.x, area.y - ImGui::GetScrollY(), area.w, height});
        content_ends(area.y - ImGui::GetScrollY() + height);
    }
    end_region();
}

}  // namespace mw::ui
