using System.Security.Cryptography;
using System.Text;

namespace CommsAssistant.Service.StatusPage;

/// <summary>The one style sheet, inside the page so that the page is one request, and the policy that allows exactly it.</summary>
internal static class StatusStyle
{
    private const string Css = """
        :root{color-scheme:light dark;--page:#f6f7f9;--card:#fff;--ink:#1a1d21;--soft:#525b66;--line:#d9dde3;--link:#0b57b0;--ok:#1b7f4b;--warn:#8a5a00;--part:#b4460f;--bad:#b3261e;--care:#3f51a8;--bar:#7cc29d}
        @media(prefers-color-scheme:dark){:root{--page:#121417;--card:#1c1f24;--ink:#eceef1;--soft:#aab3be;--line:#363c45;--link:#8ab8ff;--ok:#6fd39d;--warn:#f0c05a;--part:#ff9d66;--bad:#ff8a80;--care:#a9b6ff;--bar:#2f7350}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--page);color:var(--ink);font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
        main,footer{max-width:46rem;margin:0 auto;padding:1rem}
        h1{font-size:1.6rem;line-height:1.25;margin:0}
        h2{font-size:1.2rem;margin:2rem 0 .5rem}
        h3{font-size:1rem;margin:0}
        p{margin:.5rem 0}
        a{color:var(--link);text-underline-offset:.15em}
        a:focus-visible,summary:focus-visible{outline:3px solid var(--link);outline-offset:2px}
        ul,ol{list-style:none;margin:0;padding:0}
        .top{background:var(--card);border:1px solid var(--line);border-left:.5rem solid var(--ok);border-radius:.5rem;padding:1.25rem;margin-top:.5rem}
        .card{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:1rem;margin:0 0 1rem}
        .card>li+li,.days>li+li{border-top:1px solid var(--line);margin-top:.75rem;padding-top:.75rem}
        .top.s1{border-left-color:var(--care)}.top.s2{border-left-color:var(--warn)}.top.s3{border-left-color:var(--part)}.top.s4{border-left-color:var(--bad)}
        .soft{color:var(--soft);font-size:.9rem}
        .row{display:flex;flex-wrap:wrap;gap:0 1rem;justify-content:space-between;align-items:baseline}
        .w{font-weight:600}
        .w.s0{color:var(--ok)}.w.s1{color:var(--care)}.w.s2{color:var(--warn)}.w.s3{color:var(--part)}.w.s4{color:var(--bad)}
        .late{border-left:.25rem solid var(--bad);padding-left:.75rem;font-weight:600}
        .post{border-top:1px solid var(--line);margin-top:1rem;padding-top:.25rem}
        .card>.post:first-child{border-top:0;margin-top:0}
        .post:target{outline:3px solid var(--link);outline-offset:.25rem}
        .tap{display:inline-block;padding:.6rem 1rem .6rem 0;min-height:2.75rem}
        summary{cursor:pointer;padding:.6rem 0;min-height:2.75rem}
        svg{display:block;width:100%;height:1.75rem;margin-top:.4rem}
        svg .s0{stroke:var(--bar);stroke-width:4;stroke-dasharray:.75 .25}
        svg .s1{fill:var(--care)}svg .s2{fill:var(--warn)}svg .s3{fill:var(--part)}svg .s4{fill:var(--bad)}
        @media print{:root{color-scheme:light;--page:#fff;--card:#fff;--ink:#000;--soft:#333;--line:#999;--link:#000;--ok:#0a5c33;--warn:#6b4500;--part:#8a3208;--bad:#8f1a14;--care:#2b3a86;--bar:#7cc29d}
        body{font-size:11pt}main,footer{max-width:none;padding:0}.top,.card>li,.post{break-inside:avoid}svg,.top{print-color-adjust:exact}details::details-content{content-visibility:visible;height:auto}.post a::after{content:" (" attr(href) ")"}nav{display:none}}
        """;

    /// <summary>The style element.</summary>
    public static Markup Element { get; } = new($"<style>{Css}</style>");

    /// <summary>No script, no other style, no request for anything but the icon that the page holds itself.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
}
