import { bots, createChat } from "./api.js";
import { chatList } from "./chat-list.js";
import { chatPanel } from "./chat-panel.js";
import { askForCustomer } from "./dialogs.js";
import { el } from "./dom.js";
import { follow } from "./feed.js";
import { chatOf, isNarrow, markSeen, on, openChat, putChat, state } from "./store.js";
import { theme } from "./theme.js";

const at = id => document.getElementById(id);
const panels = new Map();

theme(at("theme"));
chatList(at("chat-list"));
on("open", drawPanels);
at("new-customer").addEventListener("click", async () => welcome(await createChat({ started: false })));
at("new-named").addEventListener("click", () => askForCustomer(welcome));
document.addEventListener("visibilitychange", () => {
    if (!document.hidden) (isNarrow() ? [state.active] : state.open).forEach(markSeen);
});

const [bot] = await bots();
at("bot-name").textContent = `@${bot.username}`;
document.title = `${bot.name} · Telegram simulator`;
drawPanels();
await follow(at("connection"));

function welcome(view) {
    putChat(view);
    openChat(view.chatId);
    panels.get(view.chatId)?.node.scrollIntoView({ inline: "nearest" });
}

/** One panel for each open chat, in order; kept as long as it stays open. */
function drawPanels() {
    const wanted = state.open.filter(id => chatOf(id));
    for (const [id, panel] of panels) {
        if (!wanted.includes(id)) {
            panel.close();
            panel.node.remove();
            panels.delete(id);
        }
    }
    const main = at("panels");
    main.querySelector(".empty")?.remove();
    wanted.forEach((id, index) => {
        if (!panels.has(id)) panels.set(id, chatPanel(id));
        const { node } = panels.get(id);
        if (main.children[index] !== node) main.insertBefore(node, main.children[index] ?? null);
        const active = state.active === id;
        if (active && !node.classList.contains("active")) panels.get(id).shown();
        node.classList.toggle("active", active);
    });
    if (wanted.length === 0) main.append(welcomeText());
    at("app").classList.toggle("in-chat", state.active !== null && wanted.includes(state.active));
}

function welcomeText() {
    return el(
        "div",
        { class: "empty" },
        el("div", { class: "empty-face", text: "👋", "aria-hidden": "true" }),
        el("h2", { text: "Be the customer" }),
        el("p", {
            text: "Create a customer, press Start, and talk to the bot. Open several to see them side by side.",
        }),
    );
}
