// The ticket of a contract on paper, in the coach.
#include <cmath>

#include "ui/coach_parts.h"
#include "ui/drawing.h"
#include "ui/names.h"
#include "ui/panels.h"
#include "ui/ui.h"

namespace mw::ui {
namespace {

using explain::TicketButton;

void draw_button(const Canvas& canvas, const TicketButton& shown, Fill how, const Rect& area) {
    const std::string name = "lesson.contract." + shown.name;
    if (button({.name = name,
                .label = shown.label,
                .fill = how,
                .enabled = shown.why_not.empty(),
                .why_not = shown.why_not},
               area))
        canvas.out.emplace_back(TradeContract{shown.ask});
}

}  // namespace

float draw_ticket(const Canvas& canvas, const Rect& area) {
    if (!canvas.views.late.ticket) return 0;
    const explain::TicketView& ticket = *canvas.views.late.ticket;
    float y = area.y;  // what is pressed stands first: a phone's sheet shows no more at once
    const float height = sizes().button;
    const float half = std::floor((area.w - px(6)) / 2);
    draw_button(canvas, ticket.buttons[0], Fill::buy, {area.x, y, half, height});
    draw_button(canvas, ticket.buttons[1], Fill::sell, {area.right() - half, y, half, height});
    y += height + px(6);
    draw_button(canvas, ticket.buttons[2], Fill::outline, {area.x, y, area.w, height});
    y += height + px(8);
    for (std::size_t i = 0; i < ticket.rows.size(); ++i)
        y = draw_figure(ticket.rows[i].line, "lesson.contract." + ticket.rows[i].name, i,
                        {area.x, y, area.w});
    y += px(4);
    y += write_paragraph(small_type, ticket.note, {area.x, y, area.w, 0}, colours().t2);
    return y - area.y;
}

}  // namespace mw::ui
