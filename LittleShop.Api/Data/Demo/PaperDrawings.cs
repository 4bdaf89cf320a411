namespace LittleShop.Api.Data.Demo;

internal static class PaperDrawings
{
    public static IReadOnlyList<Drawing> All { get; } =
    [
        new("notebook", "#ead7dc", "#94725c", """
            <path d="M110 84h172q14 0 14 14v218q0 14-14 14H110z" fill="#3d5a80"/><path d="M122 92h162v232H122z"
            fill="#f8f4e8" transform="translate(8 4)"/>
            <path d="M104 80h172q14 0 14 14v218q0 14-14 14H104q-8 0-8-8V88q0-8 8-8z" fill="#48699a"/><path d="M96
            88q0-8 8-8h22v246h-22q-8 0-8-8z" fill="#34507a"/>
            <path d="M258 80h12v246h-12z" fill="#e0795a"/><rect x="150" y="124" width="88" height="52" rx="5"
            fill="#f8f4e8"/>
            <path d="M164 142h60m-60 16h40" stroke="#48699a" stroke-width="5"/><path d="M180 326l8 26 10-10 8 12
            2-28z" fill="#e0795a"/>
            """),
        new("pencils", "#f7e6b5", "#7d9aa0", """
            <g transform="rotate(-14 150 330)"><path d="M132 120h36v210h-36z" fill="#d1495b"/><path d="M132
            120l18-50 18 50z" fill="#f0d2a4"/><path d="M143 90l7-20 7 20z" fill="#333"/></g>
            <g transform="rotate(-4 190 330)"><path d="M172 110h36v220h-36z" fill="#2e86ab"/><path d="M172
            110l18-50 18 50z" fill="#f0d2a4"/><path d="M183 80l7-20 7 20z" fill="#2e86ab"/></g>
            <g transform="rotate(7 226 330)"><path d="M208 120h36v210h-36z" fill="#edae49"/><path d="M208 120l18-50
            18 50z" fill="#f0d2a4"/><path d="M219 90l7-20 7 20z" fill="#edae49"/></g>
            <g transform="rotate(18 258 330)"><path d="M242 130h34v200h-34z" fill="#3f8f63"/><path d="M242
            130l17-48 17 48z" fill="#f0d2a4"/><path d="M253 100l6-18 6 18z" fill="#3f8f63"/></g>
            <path d="M116 226h178l-12 92q-2 14-16 14H144q-14 0-16-14z" fill="#f5f1e8"/><path d="M120 258h170l-3
            22H123z" fill="#d1495b" opacity=".85"/>
            """),
        new("cards", "#d9e8d8", "#b9906b", """
            <g transform="rotate(-12 200 220)"><rect x="110" y="110" width="180" height="210" rx="6"
            fill="#f6c9b0"/></g>
            <g transform="rotate(6 200 220)"><rect x="110" y="110" width="180" height="210" rx="6"
            fill="#a9c6d9"/></g>
            <rect x="112" y="104" width="176" height="216" rx="6" fill="#fffaf0"/><rect x="126" y="118" width="148"
            height="188" rx="4" fill="none" stroke="#c94f3d" stroke-width="4"/>
            <path d="M200 238q-52-34-34-66t34-2q16-30 34 2t-34 66z" fill="#c94f3d"/><path d="M160 268h80m-64 18h48"
            stroke="#4a3524" stroke-width="5" stroke-linecap="round"/>
            """),
        new("map", "#e5dccb", "#8a6f5a", """
            <path d="M70 98l86-24 88 24 86-24v216l-86 24-88-24-86 24z" fill="#f3e3bd"/><path d="M156 74l88
            24v216l-88-24z" fill="#e4cf9f"/>
            <path d="M96 146q40-44 92-18t70-10 52 30-20 66-70 40-84 4-46-50 6-62z" fill="#8db48e"/><path d="M180
            166q26-16 44 6t-8 36-44-8 8-34z" fill="#7fb3d1"/>
            <path d="M110 250q40-20 60 4t60-20 50-50" stroke="#b5482f" stroke-width="5" stroke-dasharray="12 9"
            fill="none"/>
            <path d="M274 172l20 20m0-20l-20 20" stroke="#b5482f" stroke-width="8" stroke-linecap="round"/><path
            d="M236 150l14-24 14 24zm-110 40l12-20 12 20z" fill="#6d7f5e"/>
            <circle cx="118" cy="276" r="17" fill="none" stroke="#4a3524" stroke-width="4"/><path d="M118 262l5
            14-5 14-5-14z" fill="#b5482f"/>
            """),
    ];
}
