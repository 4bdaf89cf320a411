const key = "theme";

/** Light or dark: as the system says, until somebody chooses. */
export function theme(button) {
    const system = matchMedia("(prefers-color-scheme: dark)");
    const now = () => localStorage.getItem(key) ?? (system.matches ? "dark" : "light");
    const draw = () => {
        const dark = now() === "dark";
        document.documentElement.dataset.theme = now();
        document.querySelector("meta[name=theme-color]").content = dark ? "#141d28" : "#ffffff";
        button.textContent = dark ? "☀️" : "🌙";
    };
    button.addEventListener("click", () => {
        localStorage.setItem(key, now() === "dark" ? "light" : "dark");
        draw();
    });
    system.addEventListener("change", draw);
    draw();
}
