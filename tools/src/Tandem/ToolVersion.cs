using System.Reflection;

namespace Tandem;

/// <summary>The tool's own version.</summary>
public static class ToolVersion
{
    /// <summary>Version and, after a plus, the commit it was built from.</summary>
    public static string Text => field ??=
        typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";

    /// <summary>What tells this very build from any other: the compiler's fingerprint of all that the tool is made of.</summary>
    internal static IReadOnlyList<string> Builds { get; } =
    [
        Environment.Version.ToString(),
        .. new[] { typeof(ToolVersion).Assembly, typeof(YamlDotNet.Core.Parser).Assembly, Assembly.GetEntryAssembly() }
            .Select(assembly => $"{assembly?.ManifestModule.ModuleVersionId}"),
    ];

    /// <summary>The version alone.</summary>
    public static string Number => Text.Split('+')[0];

    /// <summary>The commit; null for a build outside a repository.</summary>
    public static string? Commit => Text.Split('+') is [_, var commit] ? commit : null;
}
