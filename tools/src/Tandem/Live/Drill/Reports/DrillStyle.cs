namespace Tandem.Live.Drill.Reports;

/// <summary>The look of a drill's page, for light and for dark. Regions differ in lightness too, so that nobody needs to tell colours apart.</summary>
internal static class DrillStyle
{
    public const string Css = """
        :root { color-scheme: light dark; --ground: #ffffff; --card: #f6f8fa; --edge: #d1d9e0; --text: #1f2328; --faint: #59636e;
          --r0: #0969da; --r1: #54aeff; --r2: #8250df; --r3: #bf8700; --bad: #d1242f; --good: #1a7f37; --doubt: #9a6700; }
        @media (prefers-color-scheme: dark) { :root { --ground: #0d1117; --card: #151b23; --edge: #3d444d; --text: #f0f6fc; --faint: #9198a1;
          --r0: #388bfd; --r1: #a5d6ff; --r2: #ab7df8; --r3: #d29922; --bad: #f85149; --good: #3fb950; --doubt: #d29922; } }
        body { margin: 0 auto; padding: 32px 24px 64px; max-width: 1080px; background: var(--ground); color: var(--text);
          font: 15px/1.5 ui-sans-serif, system-ui, "Segoe UI", Helvetica, Arial, sans-serif; }
        h1 { font-size: 26px; margin: 0 0 4px; } h2 { font-size: 18px; margin: 36px 0 12px; }
        p { margin: 8px 0; } .faint { color: var(--faint); }
        .verdict { display: inline-block; padding: 2px 14px; border-radius: 14px; color: #ffffff; font-weight: 600; font-size: 15px; margin-right: 10px; vertical-align: 4px; }
        .passed { background: #1a7f37; } .failed { background: #b62324; } .aborted, .invalid { background: #7d4e00; }
        .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 12px; margin: 24px 0; }
        .tile { background: var(--card); border: 1px solid var(--edge); border-radius: 8px; padding: 12px 16px; }
        .tile .figure { font-size: 21px; font-weight: 600; line-height: 1.2; } .tile .what { color: var(--faint); font-size: 13px; }
        svg { width: 100%; height: auto; background: var(--card); border: 1px solid var(--edge); border-radius: 8px; }
        svg text { fill: var(--faint); font-size: 12px; } svg .head { fill: var(--text); font-weight: 600; font-size: 13px; }
        .axis { stroke: var(--edge); stroke-width: 1; } .phase { fill: var(--edge); opacity: .45; } .phase.odd { opacity: .2; }
        .mark { stroke: var(--text); stroke-width: 1; stroke-dasharray: 2 3; opacity: .6; } svg .marked { fill: var(--text); font-size: 12px; stroke: var(--card); stroke-width: 4px; paint-order: stroke; }
        .fault { fill: var(--bad); opacity: .07; } .r0 { fill: var(--r0); } .r1 { fill: var(--r1); } .r2 { fill: var(--r2); } .r3 { fill: var(--r3); } .error { fill: var(--bad); }
        .l50, .l95, .l99 { fill: none; stroke-width: 2; stroke-linejoin: round; } .l50 { stroke: var(--faint); } .l95 { stroke: var(--r0); } .l99 { stroke: var(--r3); stroke-dasharray: 5 3; }
        .k50 { fill: var(--faint); } .k95 { fill: var(--r0); } .k99 { fill: var(--r3); }
        table { border-collapse: collapse; width: 100%; font-size: 14px; } th { text-align: left; color: var(--faint); font-weight: 500; }
        th, td { padding: 6px 12px 6px 0; border-bottom: 1px solid var(--edge); vertical-align: top; } td:first-child { white-space: nowrap; }
        tr.yes td:first-child { color: var(--good); font-weight: 700; } tr.no td:first-child { color: var(--bad); font-weight: 700; } tr.no { font-weight: 600; }
        """;
}
