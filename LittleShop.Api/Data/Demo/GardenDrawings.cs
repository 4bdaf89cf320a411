namespace LittleShop.Api.Data.Demo;

internal static class GardenDrawings
{
    public static IReadOnlyList<Drawing> All { get; } =
    [
        new("pot", "#dfeee0", "#b8a084", """
            <path d="M200 190q-10-80-84-96q0 78 84 96zm0 0q6-96 92-112q4 92-92 112zm0 0q-30-60 0-130q34 70 0 130z"
            fill="#4f9a5b"/>
            <path d="M200 190q-2-60 0-110m0 110q-30-50-64-76m64 76q30-66 72-92" stroke="#2f6b3c" stroke-width="4"
            fill="none"/>
            <rect x="104" y="184" width="192" height="44" rx="6" fill="#c96f45"/><path d="M118 228h164l-20 92q-2
            12-14 12h-96q-12 0-14-12z" fill="#b65d36"/>
            <path d="M118 228h164l-4 18H122z" fill="#8f4526" opacity=".6"/><path d="M142 250l10 60"
            stroke="#e09b74" stroke-width="9" stroke-linecap="round"/>
            """),
        new("can", "#f6ecc9", "#8fae7c", """
            <path d="M110 180q-60 0-60 62t66 60" stroke="#2c7a8a" stroke-width="16" fill="none"/>
            <path d="M130 176q6-76 78-76t78 76" stroke="#2c7a8a" stroke-width="14" fill="none"/>
            <path d="M280 232l66-92 18 12-64 150z" fill="#37929f"/><path d="M330 130l44 30-10 16-46-32z"
            fill="#2c7a8a"/>
            <path d="M118 172h176v138q0 20-20 20H138q-20 0-20-20z" fill="#37a0ae"/><ellipse cx="206" cy="172"
            rx="88" ry="16" fill="#2c7a8a"/>
            <path d="M136 200v90" stroke="#93d4dc" stroke-width="9" stroke-linecap="round"/>
            <g fill="#fbf1d0"><circle cx="212" cy="250" r="11"/><circle cx="190" cy="238" r="11"/><circle cx="234"
            cy="238" r="11"/>
            <circle cx="198" cy="270" r="11"/><circle cx="226" cy="270" r="11"/></g><circle cx="212" cy="253" r="9"
            fill="#e9b54a"/>
            """),
        new("cactus", "#fbd9c2", "#c38d6a", """
            <path d="M160 250V140q0-54 44-54t44 54v110z" fill="#3f8f63"/><path d="M162 206h-30q-34 0-34-36v-22q0-16
            15-16t15 16v20q0 8 8 8h26z" fill="#3f8f63"/>
            <path d="M246 190h24q32 0 32-34v-14q0-15-14-15t-14 15v12q0 8-8 8h-20z" fill="#3f8f63"/>
            <path d="M184 110v138m22-148v148m22-138v138" stroke="#2c6b48" stroke-width="5" stroke-dasharray="7 11"/>
            <path d="M204 92q-26-6-24-30q22 0 24 24q2-24 26-26q2 26-26 32z" fill="#e8567c"/><circle cx="204"
            cy="82" r="8" fill="#f8d76b"/>
            <path d="M118 240h172l-16 82q-2 12-14 12H148q-12 0-14-12z" fill="#f5efe6"/><path d="M122 262l164 0-5
            22H127z" fill="#2f6f9c"/>
            <path d="M130 284l18-22 18 22 18-22 18 22 18-22 18 22 18-22 18 22" stroke="#f5efe6" stroke-width="5"
            fill="none"/>
            """, 334),
        new("seeds", "#cfe7f3", "#9bb06f", """
            <path d="M106 92h188v238H106z" fill="#fdf7e6"/><path d="M106 92h188v34q-94 24-188 0z" fill="#6aa35b"/>
            <path d="M106 92l12-12 12 12 12-12 12 12 12-12 12 12 12-12 12 12 12-12 12 12 12-12 12 12 12-12 12 12
            12-12 16 12z" fill="#6aa35b"/>
            <path d="M200 300V210m-44 90v-56m88 56v-70" stroke="#4f8a49" stroke-width="7"/><path d="M200 270q26-6
            30-26q-26 2-30 26zm-44 14q-22-4-26-22q22 2 26 22z" fill="#6aa35b"/>
            <g fill="#e8567c"><circle cx="200" cy="184" r="14"/><circle cx="182" cy="198" r="14"/><circle cx="218"
            cy="198" r="14"/><circle cx="189" cy="218" r="14"/><circle cx="211" cy="218" r="14"/></g>
            <circle cx="200" cy="202" r="11" fill="#f8d76b"/><circle cx="156" cy="234" r="18"
            fill="#6f7fd1"/><circle cx="156" cy="234" r="7" fill="#fdf7e6"/>
            <path d="M226 226q18-24 36 0q0 22-18 22t-18-22z" fill="#e07a2f"/><rect x="140" y="140" width="120"
            height="12" rx="6" fill="#3f6f3a"/>
            """),
        new("birdhouse", "#bfe0ea", "#86a36b", """
            <path d="M192 330V236h18v94z" fill="#6f4a2e"/><path d="M120 150h162v130H120z" fill="#e5c08a"/>
            <path d="M84 164L200 62l118 102-16 18L200 94 100 182z" fill="#b5482f"/><circle cx="200" cy="196" r="26"
            fill="#3b2a1d"/>
            <path d="M196 250h10v26h-10z" fill="#8b5e3c"/><path d="M120 216h162M120 248h162" stroke="#c99f66"
            stroke-width="4"/>
            <path d="M178 188q-22-8-26 10q10 22 34 14q14-8 6-24z" fill="#3f7fb5"/><circle cx="162" cy="196" r="4"
            fill="#fff"/>
            <path d="M150 200l-14 4 14 6z" fill="#e9a23b"/>
            """),
    ];
}
