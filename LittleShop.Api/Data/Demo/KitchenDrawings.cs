namespace LittleShop.Api.Data.Demo;

internal static class KitchenDrawings
{
    public static IReadOnlyList<Drawing> All { get; } =
    [
        new("teapot", "#cfe3dd", "#b98d68", """
            <path d="M292 190q58-8 54 42t-66 46l-4-20q40-2 42-30t-30-20z" fill="#2f6f73"/>
            <path d="M112 230L62 176l-16 6q10 64 74 98z" fill="#2f6f73"/>
            <path d="M106 232q0-78 94-78t94 78-94 98-94-98z" fill="#3a8a8c"/>
            <path d="M124 222q6-52 62-60" stroke="#9fd3cd" stroke-width="9" fill="none" stroke-linecap="round"/>
            <path d="M146 164q8-26 54-26t54 26q-54 14-108 0z" fill="#2f6f73"/><circle cx="200" cy="130" r="13"
            fill="#e7b75a"/>
            <path d="M106 250q94 30 188 0" stroke="#e7b75a" stroke-width="6" fill="none"/>
            <path d="M46 160q-12-20 4-34m14 30q-12-24 6-42" stroke="#fff" stroke-width="5" fill="none"
            opacity=".7"/>
            """),
        new("mug", "#f3dfc1", "#8a6f5a", """
            <path d="M270 196h30q44 0 44 44t-44 44h-34v-24h30q24 0 24-20t-24-20h-26z" fill="#23588c"/>
            <path d="M96 160h180l-10 150q-2 20-22 20H128q-20 0-22-20z" fill="#2f73b5"/>
            <ellipse cx="186" cy="160" rx="90" ry="18" fill="#23588c"/><ellipse cx="186" cy="164" rx="76" ry="12"
            fill="#5b3a25"/>
            <path d="M132 250q34-40 84 0q-50 40-84 0z" fill="#fbf3e4"/><path d="M208 250l34-24v48z" fill="#fbf3e4"/>
            <circle cx="154" cy="244" r="5" fill="#23588c"/>
            <path d="M108 190l6 90" stroke="#8fc0ea" stroke-width="8" stroke-linecap="round"/>
            <path d="M160 134q-14-22 2-40m32 40q-14-24 4-46m28 46q-12-20 2-36" stroke="#fff" stroke-width="7"
            fill="none" opacity=".75" stroke-linecap="round"/>
            """),
        new("bowl", "#e8e4f0", "#a98762", """
            <ellipse cx="200" cy="206" rx="136" ry="30" fill="#c94f3d"/><ellipse cx="200" cy="208" rx="122" ry="24"
            fill="#f8eee2"/>
            <path d="M64 208q6 122 136 122t136-122q-34 30-136 30T64 208z" fill="#f8eee2"/>
            <path d="M74 250q20 80 126 80t126-80q-30 26-126 26T74 250z" fill="#c94f3d"/>
            <path d="M150 330h100l8 8H142z" fill="#9c3a2b"/><circle cx="160" cy="200" r="17" fill="#f0b33c"/>
            <circle cx="196" cy="194" r="17" fill="#f2c35e"/><circle cx="230" cy="202" r="17" fill="#f0b33c"/>
            <path d="M84 236q6 30 22 50" stroke="#fff" stroke-width="7" fill="none" stroke-linecap="round"/>
            <path d="M262 204L330 92" stroke="#b98654" stroke-width="13" stroke-linecap="round"/>
            """, 338),
        new("spoons", "#dcebd2", "#c9a77c", """
            <g fill="#9c6b3d"><ellipse cx="128" cy="116" rx="32" ry="44"/><rect x="119" y="150" width="18"
            height="182" rx="9"/></g>
            <g fill="#b98654"><rect x="191" y="150" width="18" height="182" rx="9"/><path d="M164 76h72v70q-36
            34-72 0z"/></g>
            <path d="M180 84v52m20-52v58m20-58v52" stroke="#dcebd2" stroke-width="7"/>
            <g fill="#7d5230"><rect x="263" y="150" width="18" height="182" rx="9"/><ellipse cx="272" cy="118"
            rx="34" ry="46"/></g>
            <ellipse cx="272" cy="124" rx="20" ry="30" fill="#643f23"/><ellipse cx="128" cy="122" rx="18" ry="28"
            fill="#7d5230"/>
            <path d="M100 250q100 40 200 0v22q-100 40-200 0z" fill="#d9c7a5"/><circle cx="200" cy="282" r="13"
            fill="#c94f3d"/>
            """),
        new("jam", "#fae1e4", "#b07d5b", """
            <path d="M122 152h156q22 12 22 40v112q0 26-26 26H126q-26 0-26-26V192q0-28 22-40z" fill="#b8213f"/>
            <path d="M116 176q0-12 10-18v160q-14-2-14-16z" fill="#fff" opacity=".35"/>
            <rect x="112" y="120" width="176" height="34" rx="8" fill="#e8c9a0"/>
            <path d="M96 124q104-50 208 0l-14 30q-90-32-180 0z" fill="#f7f0e2"/>
            <path d="M130 108l14 30m26-38l8 32m44-32l-8 32m48-24l-14 28" stroke="#d7475f" stroke-width="7"/>
            <rect x="128" y="200" width="144" height="92" rx="8" fill="#fdf6e7"/><circle cx="184" cy="246" r="13"
            fill="#d7304f"/>
            <circle cx="208" cy="240" r="13" fill="#c2213f"/><circle cx="198" cy="262" r="13" fill="#e2506b"/>
            <path d="M196 232q4-18 22-18q-2 18-22 18z" fill="#4d8a4b"/>
            """),
    ];
}
