using System.Text;
using NLua;
using Tandem.Manifests;

namespace Tandem.Tests.ArgoCd;

/// <summary>Runs a health script as Argo CD does: no libraries but the base one and tables, the object as <c>obj</c>.</summary>
/// <remarks>argoproj/argo-cd v3.5.1, util/lua/lua.go: without useOpenLibs a script has neither string nor math.</remarks>
internal static class LuaSandbox
{
    private const string Closed = """
        getmetatable("").__index = nil
        string, math, io, os, debug, coroutine, utf8, bit32, require, package, load, loadstring, loadfile, dofile, print = nil
        """;

    /// <summary>The health that a script finds, and what it says of it.</summary>
    public static (string? Status, string? Message) Judge(string script, Node target)
    {
        using var lua = new NLua.Lua();
        lua.State.Encoding = Encoding.UTF8;
        lua.DoString(Closed);
        lua.DoString($"obj = {Literal(target)}");
        var result = (LuaTable)lua.DoString(script)[0];
        return (result["status"] as string, result["message"] as string);
    }

    private static string Literal(Node node) => node switch
    {
        MappingNode mapping => $"{{{string.Join(", ", mapping.Entries.Select(entry => $"[{Quoted(entry.Name)}] = {Literal(entry.Value)}"))}}}",
        SequenceNode list => $"{{{string.Join(", ", list.Items.Select(Literal))}}}",
        ScalarNode { Type: ScalarType.String } text => Quoted(text.Text),
        ScalarNode { IsNull: true } => "nil",
        ScalarNode scalar => scalar.Text,
        _ => throw new InvalidOperationException(node.Describe()),
    };

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";
}
