namespace LittleShop.Api.Data.Demo;

internal static class ToyDrawings
{
    public static IReadOnlyList<Drawing> All { get; } =
    [
        new("train", "#d3e6f5", "#c69c6d", """
            <rect x="64" y="230" width="118" height="60" rx="8" fill="#e9b54a"/><circle cx="96" cy="212" r="20"
            fill="#3f8f63"/><circle cx="130" cy="204" r="22" fill="#d1495b"/><circle cx="160" cy="214" r="17"
            fill="#2e86ab"/>
            <path d="M182 274h24" stroke="#4a3524" stroke-width="8"/><path d="M204 150h62v140h-62z"
            fill="#c94f3d"/><rect x="196" y="138" width="80" height="18" rx="7" fill="#8f2f22"/>
            <rect x="218" y="172" width="34" height="38" rx="5" fill="#cfeaf5"/><path d="M262 214h62q20 0 20
            20v56h-82z" fill="#2e6f95"/><path d="M296 176h26l-5 40h-16z" fill="#4a3524"/>
            <circle cx="318" cy="150" r="16" fill="#fff" opacity=".8"/><circle cx="338" cy="124" r="22" fill="#fff"
            opacity=".6"/>
            <g fill="#4a3524"><circle cx="92" cy="306" r="24"/><circle cx="154" cy="306" r="24"/><circle cx="232"
            cy="300" r="31"/><circle cx="312" cy="306" r="24"/></g>
            <g fill="#e9b54a"><circle cx="92" cy="306" r="9"/><circle cx="154" cy="306" r="9"/><circle cx="232"
            cy="300" r="12"/><circle cx="312" cy="306" r="9"/></g>
            """),
        new("kite", "#a9d5ee", "#8fbf7f", """
            <path d="M40 96q40-30 70 0q40-10 44 22H30q-10-14 10-22z" fill="#fff" opacity=".8"/><path d="M290
            236q26-20 48 0q26-4 28 16h-90q-4-12 14-16z" fill="#fff" opacity=".7"/>
            <path d="M226 52l76 92-110 104-44-120z" fill="#e8567c"/><path d="M226 52l-34 196-44-120z"
            fill="#f8b23d"/><path d="M302 144l-110 104 22-128z" fill="#6f4fa8"/><path d="M226 52l76 92-88-24z"
            fill="#37a0ae"/>
            <path d="M192 248q-40 30-20 56t-30 50" stroke="#4a3524" stroke-width="4" fill="none"/><path d="M166
            274l-22-10 4 24zm0 0l22-4-10 20zm4 40l-24-4 8 22zm0 0l20 4-12 16z" fill="#e8567c"/>
            """, 360),
        new("stacker", "#fbe9d7", "#a9c0b5", """
            <rect x="192" y="70" width="16" height="240" rx="8" fill="#b98654"/><circle cx="200" cy="76" r="22"
            fill="#d1495b"/>
            <g><rect x="152" y="106" width="96" height="38" rx="19" fill="#e07a2f"/><rect x="138" y="146"
            width="124" height="38" rx="19" fill="#f0bf3d"/><rect x="122" y="186" width="156" height="38" rx="19"
            fill="#5aa469"/>
            <rect x="106" y="226" width="188" height="40" rx="20" fill="#2e86ab"/><rect x="90" y="268" width="220"
            height="42" rx="21" fill="#6f4fa8"/></g>
            <path d="M172 116h34m-50 40h40m-56 40h46m-62 40h50m-66 42h54" stroke="#fff" stroke-width="7"
            opacity=".5" stroke-linecap="round"/><rect x="110" y="308" width="180" height="24" rx="10"
            fill="#9c6b3d"/>
            """),
        new("teddy", "#dcd3ea", "#b08968", """
            <circle cx="138" cy="104" r="32" fill="#9c6b3d"/><circle cx="262" cy="104" r="32"
            fill="#9c6b3d"/><circle cx="138" cy="106" r="17" fill="#d9a673"/><circle cx="262" cy="106" r="17"
            fill="#d9a673"/>
            <ellipse cx="200" cy="268" rx="82" ry="70" fill="#9c6b3d"/><ellipse cx="200" cy="276" rx="50" ry="46"
            fill="#d9a673"/><ellipse cx="112" cy="250" rx="28" ry="46" fill="#8a5c32" transform="rotate(24 112
            250)"/>
            <ellipse cx="288" cy="250" rx="28" ry="46" fill="#8a5c32" transform="rotate(-24 288 250)"/><ellipse
            cx="140" cy="316" rx="36" ry="26" fill="#8a5c32"/><ellipse cx="260" cy="316" rx="36" ry="26"
            fill="#8a5c32"/>
            <circle cx="200" cy="150" r="80" fill="#a87443"/><ellipse cx="200" cy="176" rx="40" ry="32"
            fill="#e5bd8d"/><ellipse cx="200" cy="162" rx="15" ry="11" fill="#3b2a1d"/><circle cx="168" cy="136"
            r="9" fill="#3b2a1d"/><circle cx="232" cy="136" r="9" fill="#3b2a1d"/>
            <path d="M200 172v14m-20 4q20 18 40 0" stroke="#3b2a1d" stroke-width="5" fill="none"
            stroke-linecap="round"/><path d="M200 226l-40-16v34zm0 0l40-16v34z" fill="#c94f3d"/><circle cx="200"
            cy="227" r="9" fill="#8f2f22"/>
            """),
    ];
}
