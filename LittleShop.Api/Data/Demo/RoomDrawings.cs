namespace LittleShop.Api.Data.Demo;

internal static class RoomDrawings
{
    public static IReadOnlyList<Drawing> All { get; } =
    [
        new("candle", "#4b4a68", "#6d5444", """
            <circle cx="200" cy="110" r="92" fill="#f7c66b" opacity=".22"/><circle cx="200" cy="112" r="56"
            fill="#f7c66b" opacity=".35"/>
            <path d="M200 66q30 34 16 58t-32 0 16-58z" fill="#fbd46d"/><path d="M200 92q14 20 8 32t-16 0 8-32z"
            fill="#fff4c9"/>
            <path d="M200 126v26" stroke="#3b2c22" stroke-width="5"/><rect x="142" y="146" width="116" height="180"
            rx="10" fill="#e9b54a"/>
            <ellipse cx="200" cy="148" rx="58" ry="13" fill="#f6d27c"/><path d="M142 200q-4-28 16-20v50q-12
            4-16-30z" fill="#f6d27c"/>
            <path d="M150 214l20 12v24l-20 12m38-72l20 12v24l-20 12m38-22l20 12v24l-20 12" stroke="#cf9830"
            stroke-width="5" fill="none"/>
            <ellipse cx="200" cy="328" rx="92" ry="14" fill="#c9c3d6"/>
            """),
        new("cushion", "#e6d9ce", "#7a8c86", """
            <path d="M84 150q116-40 232 0q30 80 0 168q-116 34-232 0q-30-88 0-168z" fill="#c65d3b"/>
            <path d="M84 150q116-40 232 0l-6 30q-110-34-220 0z" fill="#d97b57"/>
            <path d="M130 150v166m46-176v186m48-186v186m46-176v166" stroke="#f4d8b8" stroke-width="7"/>
            <path d="M76 206q124 28 248 0M76 264q124 28 248 0" stroke="#7c3320" stroke-width="5" fill="none"
            stroke-dasharray="10 9"/>
            <g fill="#f4d8b8"><circle cx="84" cy="150" r="13"/><circle cx="316" cy="150" r="13"/><circle cx="84"
            cy="318" r="13"/>
            <circle cx="316" cy="318" r="13"/></g>
            """),
        new("lamp", "#31475e", "#574b41", """
            <circle cx="200" cy="160" r="150" fill="#ffe3a3" opacity=".16"/><circle cx="200" cy="160" r="120"
            fill="#ffe3a3" opacity=".18"/>
            <path d="M200 0v62" stroke="#1f2d3b" stroke-width="5"/><ellipse cx="200" cy="162" rx="98" ry="100"
            fill="#fdf1d2"/>
            <path d="M108 130q92 26 184 0m-190 34q96 26 196 0m-188 34q90 26 180 0m-160 30q70 20 140 0M128 98q72 22
            144 0"
            stroke="#e3cf9f" stroke-width="5" fill="none"/><rect x="166" y="56" width="68" height="12" rx="6"
            fill="#9c7b4d"/>
            <rect x="170" y="256" width="60" height="12" rx="6" fill="#9c7b4d"/><path d="M150 104q-22 30-18 66"
            stroke="#fff" stroke-width="9"
            fill="none" stroke-linecap="round"/>
            """, 350),
        new("clock", "#d5e5ef", "#a5795a", """
            <path d="M110 320l18-50h144l18 50z" fill="#6f4a2e"/><circle cx="200" cy="190" r="124" fill="#8b5e3c"/>
            <circle cx="200" cy="190" r="104" fill="#fdf8ec"/><g stroke="#4a3524" stroke-width="8"
            stroke-linecap="round">
            <path d="M200 98v14M200 268v14M108 190h14M278 190h14"/><path d="M154 110l5 9m82 142l5 9M120 144l9 5m142
            82l9 5M120 236l9-5m142-82l9-5M154 270l5-9m82-142l5-9"
            stroke-width="5"/></g><path d="M200 190l-34-46" stroke="#2d2119" stroke-width="11"
            stroke-linecap="round"/>
            <path d="M200 190l58-34" stroke="#2d2119" stroke-width="7" stroke-linecap="round"/>
            <path d="M186 214l40-70" stroke="#c94f3d" stroke-width="4"/><circle cx="200" cy="190" r="10"
            fill="#c94f3d"/>
            <path d="M126 150q20-40 60-48" stroke="#fff" stroke-width="9" fill="none" stroke-linecap="round"/>
            """),
    ];
}
