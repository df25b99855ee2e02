namespace Tandem.Topology.Svg;

/// <summary>The colours, for light and for dark. The picture brings its own ground, so that it can be read on any page.</summary>
internal static class SvgStyle
{
    public const string Css = """
        text { font-family: ui-sans-serif, system-ui, "Segoe UI", Helvetica, Arial, sans-serif; fill: #1f2328; }
        .ground { fill: #ffffff; }
        .region { fill: #f6f8fa; stroke: #d1d9e0; }
        .part { fill: #ffffff; stroke: #8c959f; }
        .shared { fill: #ddf4ff; stroke: #54aeff; }
        .name { font-size: 14px; font-weight: 600; }
        .title { font-size: 16px; font-weight: 600; }
        .caption, .detail, .label { font-size: 12px; fill: #59636e; }
        .label { stroke: #ffffff; stroke-width: 4px; paint-order: stroke; }
        .inside { stroke: #f6f8fa; }
        .link { fill: none; stroke: #8c959f; stroke-width: 1.5; }
        .head { fill: #8c959f; }
        .bad { stroke: #d1242f; stroke-width: 3; }
        .doubtful { stroke: #9a6700; stroke-width: 3; }
        .badge-bad { fill: #d1242f; }
        .badge-doubtful { fill: #9a6700; }
        .badge { font-size: 12px; font-weight: 600; fill: #ffffff; }
        @media (prefers-color-scheme: dark) {
          text { fill: #f0f6fc; }
          .ground { fill: #0d1117; }
          .region { fill: #151b23; stroke: #3d444d; }
          .part { fill: #0d1117; stroke: #656c76; }
          .shared { fill: #121d2f; stroke: #1f6feb; }
          .caption, .detail, .label { fill: #9198a1; }
          .label { stroke: #0d1117; }
          .inside { stroke: #151b23; }
          .link { stroke: #656c76; }
          .head { fill: #656c76; }
          .bad { stroke: #f85149; }
          .doubtful { stroke: #d29922; }
          .badge-bad { fill: #b62324; }
          .badge-doubtful { fill: #7d4e00; }
          .badge { fill: #ffffff; }
        }
        """;
}
