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
        const float top = area.y - ImGui::GetScrollY();  // a low screen scrolls the form
        content_ends(draw_order_form(canvas, {area.x, top, area.w, area.h}));
    }
    end_region();
}

}  // namespace mw::ui
