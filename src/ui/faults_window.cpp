#include <algorithm>
#include <string>

#include "ui/window_parts.h"

namespace mw::ui {

void draw_faults_window(const Canvas& canvas) {
    const Rect inside =
        draw_frame(canvas, {"This lesson could not be read", {}, "faults.close", 560, 440});
    if (begin_region("faults", inside, true)) {
        float y = inside.y - ImGui::GetScrollY();
        const float width = inside.w - px(10);
        y += write_paragraph(coach_type,
                             "Mend these lines and open the file again. Nothing was changed.",
                             {inside.x, y, width, 0}, colours().t1) +
             px(10);
        for (std::size_t i = 0; i < canvas.views.faults.size(); ++i) {
            const std::string& words = canvas.views.faults[i];
            const float height =
                write_paragraph(coach_type, words, {inside.x, y, width, 0}, colours().t0);
            target_area("faults.line." + std::to_string(i), Role::status, "Fault", words,
                        {inside.x, y, width, height});
            y += height + px(6);
        }
        content_ends(y);
    }
    end_region();
}

}  // namespace mw::ui
