namespace LittleShop.Api.Data.Demo;

internal static class WardrobeDrawings
{
    public static IReadOnlyList<Drawing> All { get; } =
    [
        new("socks", "#d7eef0", "#b59b86", """
            <g id="sock"><path d="M100 80h76v150q0 14 12 22l30 22q22 18 8 40t-40 12l-60-30q-26-14-26-46z"
            fill="#f5f1e8"/>
            <path d="M100 80h76v30h-76z" fill="#d1495b"/><path d="M100 130h76v18h-76zm0 38h76v18h-76zm0
            38h76v18h-76z" fill="#2e6f95"/><path d="M226 314q-14 22-40 12l-14-7 26-58 20 13q22 18 8 40z"
            fill="#d1495b"/></g>
            <g transform="translate(92 6)"><path d="M100 80h76v150q0 14 12 22l30 22q22 18 8 40t-40
            12l-60-30q-26-14-26-46z" fill="#fffaf0"/>
            <path d="M100 80h76v30h-76z" fill="#e9a23b"/><path d="M100 130h76v18h-76zm0 38h76v18h-76zm0
            38h76v18h-76z" fill="#3f8f63"/><path d="M226 314q-14 22-40 12l-14-7 26-58 20 13q22 18 8 40z"
            fill="#e9a23b"/></g>
            """, 338),
        new("tote", "#f1ddd0", "#7f8f9c", """
            <path d="M142 170q0-94 58-94t58 94" stroke="#d8c7a8" stroke-width="15" fill="none"/><path d="M160
            172q0-70 40-70t40 70" stroke="#bfa985" stroke-width="13" fill="none"/>
            <path d="M96 166h208l14 154q0 12-12 12H94q-12 0-12-12z" fill="#efe3c8"/><path d="M96 166h208l2 18H94z"
            fill="#d8c7a8"/>
            <circle cx="200" cy="252" r="46" fill="#e9b54a"/><path d="M154 262q46 26 92 0v28q-46 24-92 0z"
            fill="#37929f"/><path d="M156 276q14-12 24 0t24 0 22 0 20-2" stroke="#efe3c8" stroke-width="5"
            fill="none"/>
            <path d="M200 186v14m-52 8l10 10m94-10l-10 10m-108 40h14m100 0h14" stroke="#e07a2f" stroke-width="7"
            stroke-linecap="round"/>
            """),
        new("rainhat", "#b9c9d3", "#6c7f86", """
            <path d="M120 60l-14 34m90-44l-14 34m108-30l-14 34M76 130l-14 34m290-40l-14 34" stroke="#7fa3b8"
            stroke-width="7" stroke-linecap="round"/>
            <path d="M112 240q0-120 88-120t88 120z" fill="#f0bf3d"/><path d="M52 288q20-56 148-56t148 56q6 34-148
            34T52 288z" fill="#e3a92a"/>
            <path d="M112 240q88-30 176 0l2 20q-90-26-180 0z" fill="#c98a1c"/><path d="M200 120v104m-44-92q-14
            40-16 92m104-92q14 40 16 92" stroke="#dba528" stroke-width="5" fill="none"/>
            <path d="M134 214q4-48 34-70" stroke="#fbe29a" stroke-width="9" fill="none"
            stroke-linecap="round"/><circle cx="200" cy="120" r="10" fill="#c98a1c"/>
            """),
    ];
}
