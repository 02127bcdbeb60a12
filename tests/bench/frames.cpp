// CPU time of a frame of the real page at 1920×1080, drawn into nothing, beside Dear ImGui's own
// demo with everything open, turn by turn in one run. It reports times and judges none; it fails
// when a frame in which nothing moves allocates more than forty times.
//
//   marginwalk_frames LESSON-FILE          natively
//   node build/wasm/marginwalk_frames.cjs LESSON-FILE
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "app/app.h"
#include "imgui.h"
#include "imgui_internal.h"
#include "platform/native_files.h"
#include "support/headless.h"
#include "ui/targets.h"
#include "ui/ui.h"

namespace {

std::size_t allocations = 0;
bool opens_everything = false;  // every section of the demo
bool opens_trees = false;       // and every tree in them

bool is_section(std::string_view label) {
    constexpr std::array<std::string_view, 8> sections = {
        "Help",   "Configuration",          "Window options",   "Widgets",
        "Layout", "Popups & Modal windows", "Tables & Columns", "Inputs & Focus"};
    return std::ranges::any_of(
        sections, [label](std::string_view section) { return label.starts_with(section); });
}

}  // namespace

#if defined(__EMSCRIPTEN__)
// Dear ImGui is built to format whole numbers only (ui/mw_imconfig.h); the demo shows fractions.
extern "C" int __wrap_vsniprintf(char* text, std::size_t size, const char* format, va_list values) {
    return std::vsnprintf(text, size, format, values);
}
#endif

void* operator new(std::size_t size) {
    ++allocations;
    if (void* memory = std::malloc(size)) return memory;
    std::abort();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t /*size*/) noexcept { std::free(memory); }

// The linker puts this in the place of the hook of src/ui/targets.cpp (--wrap), which does nothing.
extern "C" void __wrap__Z28ImGuiTestEngineHook_ItemInfoP12ImGuiContextjPKci(
    ImGuiContext* g, ImGuiID id, const char* label, ImGuiItemStatusFlags flags) {
    constexpr ImGuiItemStatusFlags closed = ImGuiItemStatusFlags_Openable;
    if (!opens_everything || (flags & (closed | ImGuiItemStatusFlags_Opened)) != closed) return;
    if (opens_trees || is_section(label)) g->CurrentWindow->DC.StateStorage->SetInt(id, 1);
}

namespace mw::bench {
namespace {

constexpr float width = 1920;
constexpr float height = 1080;
constexpr int rounds = 9;
constexpr int frames_a_round = 120;

std::string_view base_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

/// The page with a short position, orders, records and the coach beside it.
class ThePage {
public:
    explicit ThePage(const char* lesson) : app_{boot_with(lesson)} {
        const auto ask = [this](const char* path, const char* params) {
            const std::string call = std::string{R"({"method":"POST","path":")"} + path +
                                     R"(","params":{"timestamp":"1","signature":"s",)" + params +
                                     R"(,"isIsolated":"TRUE","symbol":"BTCUSDT"}})";
            const std::string answer = app_.request_json(call);
            if (!answer.contains("\"status\":200")) std::printf("%s: %s\n", path, answer.c_str());
        };
        ask("/sapi/v1/asset/transfer",
            R"("asset":"USDT","amount":"4000","type":"MAIN_ISOLATED_MARGIN","toSymbol":"BTCUSDT")");
        ask("/sapi/v1/margin/borrow-repay", R"("asset":"BTC","amount":"0.05","type":"BORROW")");
        ask("/sapi/v1/margin/order", R"("side":"SELL","type":"MARKET","quantity":"0.04")");
        for (const char* price : {"50000", "51000", "52000", "53000", "54000", "55000"})
            ask("/sapi/v1/margin/order",
                (std::string{R"("side":"BUY","type":"LIMIT","timeInForce":"GTC","quantity":)"} +
                 R"("0.001","price":")" + price + "\"")
                    .c_str());
    }

    void frame(std::int64_t elapsed_ms) {
        ui::before_frame(app_.desk());
        ImGui::NewFrame();
        app_.frame({.elapsed_ms = elapsed_ms});
        headless::render();
        app_.take_outbox();
    }

    /// Candles that the chart is pushed back by.
    [[nodiscard]] int chart_shift() const { return app_.desk().chart_shift; }

private:
    static app::Boot boot_with(const char* lesson) {
        app::Boot boot;
        boot.lessons.push_back(
            {std::string{base_name(lesson)}, platform::read_file(lesson).value_or("")});
        const std::string name{base_name(lesson)};
        boot.query = "?lesson=" + name.substr(0, name.rfind('.')) + "&seed=1";
        return boot;
    }

    app::App app_;
};

double now_us() {
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration<double, std::micro>(now).count();
}

/// Microseconds of each frame.
using Times = std::vector<double>;

template <typename Frame>
void measure(Times& times, Frame frame) {
    for (int i = 0; i < frames_a_round; ++i) {
        const double before = now_us();
        frame(i);
        times.push_back(now_us() - before);
    }
}

/// Dear ImGui's demo in a context of its own, beside ours.
class Demo {
public:
    explicit Demo(bool trees) {
        Here here{context_};
        ImGui::GetIO().DisplaySize = {width, height};
        ImGui::GetIO().IniFilename = nullptr;
        ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
        context_->TestEngineHookItems = opens_everything = true;
        opens_trees = trees;
        for (int i = 0; i < 40; ++i) frame();
        context_->TestEngineHookItems = opens_everything = false;
    }
    ~Demo() { ImGui::DestroyContext(context_); }
    Demo(const Demo&) = delete;
    Demo& operator=(const Demo&) = delete;

    void measure(Times& times) {
        Here here{context_};
        bench::measure(times, [](int) { frame(); });
    }

private:
    /// Makes a context the current one for a while.
    struct Here {
        explicit Here(ImGuiContext* context) { ImGui::SetCurrentContext(context); }
        ~Here() { ImGui::SetCurrentContext(before); }
        Here(const Here&) = delete;
        Here& operator=(const Here&) = delete;
        ImGuiContext* before{ImGui::GetCurrentContext()};
    };

    static void frame() {
        ImGui::NewFrame();
        ImGui::SetNextWindowPos({0, 0});
        ImGui::SetNextWindowSize({width, height});
        ImGui::ShowDemoWindow();
        headless::render();
    }

    ImGuiContext* context_{ImGui::CreateContext(ImGui::GetIO().Fonts)};
};

double at_share(Times times, int percent) {
    const std::size_t at = times.size() * static_cast<std::size_t>(percent) / 100;
    std::ranges::nth_element(times, times.begin() + static_cast<std::ptrdiff_t>(at));
    return times[at];
}

void tell(const char* name, const Times& times, double demo) {
    std::printf("%-44s %8.3f ms median %8.3f ms p95   %.2f of the demo\n", name,
                at_share(times, 50) / 1e3, at_share(times, 95) / 1e3, at_share(times, 50) / demo);
}

/// Presses a target with the mouse.
void press(ThePage& page, std::string_view name) {
    const ui::Target* target = ui::find_target(name);
    if (target == nullptr) return;
    const ui::Rect spot = target->rect;
    for (const bool down : {false, true, false}) {
        ImGui::GetIO().AddMousePosEvent(spot.x + spot.w / 2, spot.y + spot.h / 2);
        ImGui::GetIO().AddMouseButtonEvent(0, down);
        for (int i = 0; i < 3; ++i) page.frame(16);
    }
}

/// A mouse that wanders over the chart.
void move_mouse(int step, bool held, float wheel) {
    const ui::Target* chart = ui::find_target("chart");
    if (chart == nullptr) return;
    ImGuiIO& io = ImGui::GetIO();
    const float across = static_cast<float>(step % 60) / 60;
    io.AddMousePosEvent(chart->rect.x + chart->rect.w * (0.2F + 0.5F * across),
                        chart->rect.y + chart->rect.h / 2);
    io.AddMouseButtonEvent(0, held);
    if (wheel != 0) io.AddMouseWheelEvent(0, wheel);
}

/// The chart dragged and zoomed at the far end of a year of minutes.
Times a_year_back(ThePage& page) {
    press(page, "chart.interval.1m");
    press(page, "chart");
    for (const bool down : {true, false}) {
        ImGui::GetIO().AddKeyEvent(ImGuiKey_Home, down);
        for (int i = 0; i < 3; ++i) page.frame(0);
    }
    if (page.chart_shift() < 365 * 1'440)
        std::printf("the chart was pushed back by %d only\n", page.chart_shift());
    Times times;
    for (int round = 0; round < rounds; ++round)
        measure(times, [&](int i) {
            move_mouse(i, true, i % 40 < 20 ? 1.0F : -1.0F);
            page.frame(0);
        });
    return times;
}

/// Candles of a minute that go up and down by whole ticks.
std::vector<Candle> a_million_candles() {
    std::vector<Candle> candles(1'000'000);
    std::uint64_t noise = 1;
    std::int64_t close = 6'000'000;
    for (std::size_t i = 0; i < candles.size(); ++i) {
        noise = noise * 6'364'136'223'846'793'005U + 1'442'695'040'888'963'407U;
        const auto step = static_cast<std::int64_t>((noise >> 33) % 2'001) - 1'000;
        Candle& candle = candles[i];
        candle.open_ms = static_cast<std::int64_t>(i) * 60'000;
        candle.open = {close};
        close = std::clamp<std::int64_t>(close + step, 3'000'000, 9'000'000);
        candle.close = {close};
        candle.high = {std::max(candle.open, candle.close).count + 300};
        candle.low = {std::min(candle.open, candle.close).count - 300};
        candle.volume = {static_cast<std::int64_t>((noise >> 40) % 10'000)};
    }
    return candles;
}

/// The chart with all its lines dragged and zoomed in the midst of a million candles.
Times over_a_million() {
    const std::vector<Candle> candles = a_million_candles();
    headless::Screen screen{width, height};
    explain::ChartView& chart = screen.views.chart;
    chart.candles = candles;
    chart.last_price = candles.back().close;
    explain::Desk& desk = screen.desk;
    desk.interval = chart.interval = Interval::m1;
    desk.show_ma = desk.show_bollinger = desk.show_vwap = desk.show_atr = desk.show_rsi = true;
    desk.chart_shift = 500'000;
    screen.frames(3);
    Times times;
    for (int round = 0; round < rounds; ++round)
        measure(times, [&](int i) {
            move_mouse(i, true, i % 40 < 20 ? 1.0F : -1.0F);
            screen.frames(1);
        });
    if (desk.chart_shift < 400'000) std::printf("the chart came back to %d\n", desk.chart_shift);
    return times;
}

/// @return allocations a frame while nothing moves.
double run(const char* lesson) {
    double steady = 0;
    double of_demo = 1;
    headless::open_screen(width, height);
    ImGui::GetIO().ConfigInputTrickleEventQueue = false;  // no input waits for a later frame
    {
        ThePage page{lesson};
        Times still;
        Times live;
        Times pan;
        Times zoom;
        for (int i = 0; i < 60; ++i) page.frame(16);
        press(page, "nav.trade");
        press(page, "nav.trade.margin");
        press(page, "trade.tab.isolated");
        if (ui::find_target("chart") == nullptr) std::printf("the trade page is not there\n");
        std::size_t allocated = 0;
        Demo sections{false};
        Demo trees{true};
        Times of_sections;
        Times of_trees;
        ImGuiContext* ours = ImGui::GetCurrentContext();
        for (int round = 0; round < rounds; ++round) {
            sections.measure(of_sections);
            trees.measure(of_trees);
            ImGui::SetCurrentContext(ours);
            for (int i = 0; i < 4; ++i) page.frame(0);
            const std::size_t before = allocations;
            measure(still, [&](int) { page.frame(0); });
            allocated += allocations - before;
            measure(live, [&](int) { page.frame(16); });
            measure(pan, [&](int i) {
                move_mouse(i, true, 0);
                page.frame(0);
            });
            measure(zoom, [&](int i) {
                move_mouse(i, false, i % 40 < 20 ? 1.0F : -1.0F);
                page.frame(0);
            });
        }
        const Times year = a_year_back(page);
        const double base = at_share(of_trees, 50);  // everything open
        tell("Dear ImGui's demo, every section open", of_sections, base);
        tell("  and every tree in them", of_trees, base);
        tell("the trade page, nothing moves", still, base);
        tell("the trade page, the market runs", live, base);
        tell("  the chart is dragged", pan, base);
        tell("  the chart is zoomed", zoom, base);
        tell("  both, a year of minutes back", year, base);
        of_demo = base;
        steady = static_cast<double>(allocated) / (rounds * frames_a_round);
        std::printf("%-44s %8.1f\n", "allocations a frame while nothing moves", steady);
    }
    headless::close_screen();
    tell("  both, over a million candles, all lines", over_a_million(), of_demo);
    return steady;
}

}  // namespace
}  // namespace mw::bench

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fprintf(stderr, "usage: marginwalk_frames LESSON-FILE\n");
        return 2;
    }
    constexpr double most_allocations = 40;  // short texts, where a string holds 10 letters
    return mw::bench::run(argv[1]) > most_allocations ? 1 : 0;
}
