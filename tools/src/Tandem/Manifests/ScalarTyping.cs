using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Tandem.Manifests;

/// <summary>Types scalars as kubectl does: YAML 1.1 booleans and octal numbers, no timestamps.</summary>
internal static class ScalarTyping
{
    private const string TagPrefix = "tag:yaml.org,2002:";

    public static ScalarType TypeOf(Scalar scalar)
    {
        if (!scalar.Tag.IsEmpty && !scalar.Tag.IsNonSpecific)
        {
            return OfTag(scalar.Tag.Value, scalar.Value);
        }

        return scalar.Style is ScalarStyle.Plain or ScalarStyle.Any ? OfPlain(scalar.Value) : ScalarType.String;
    }

    public static ScalarType OfPlain(string text)
    {
        if (text.Length == 0)
        {
            return ScalarType.Null;
        }

        var first = text[0];
        if (char.IsAsciiDigit(first) || first is '+' or '-' or '.')
        {
            return YamlNumbers.IsInteger(text) ? ScalarType.Integer
                : YamlNumbers.IsFloat(text) ? ScalarType.Float
                : ScalarType.String;
        }

        return text switch
        {
            "~" or "null" or "Null" or "NULL" => ScalarType.Null,
            _ => IsTrue(text) || IsFalse(text) ? ScalarType.Boolean : ScalarType.String,
        };
    }

    public static bool IsTrue(string text) => text is "y" or "Y" or "yes" or "Yes" or "YES"
        or "true" or "True" or "TRUE" or "on" or "On" or "ON";

    private static bool IsFalse(string text) => text is "n" or "N" or "no" or "No" or "NO"
        or "false" or "False" or "FALSE" or "off" or "Off" or "OFF";

    private static ScalarType OfTag(string tag, string text) => tag switch
    {
        TagPrefix + "null" => ScalarType.Null,
        TagPrefix + "bool" => ScalarType.Boolean,
        TagPrefix + "int" => ScalarType.Integer,
        TagPrefix + "float" => YamlNumbers.IsInteger(text) ? ScalarType.Integer : ScalarType.Float,
        _ => ScalarType.String,
    };
}
