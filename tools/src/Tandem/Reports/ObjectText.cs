using Tandem.Findings;

namespace Tandem.Reports;

/// <summary>An object of a finding in words.</summary>
internal static class ObjectText
{
    /// <summary>Cluster, kind, name and field, as far as they are known.</summary>
    public static string Of(ObjectRef o)
    {
        var name = o.Namespace is null ? o.Name : $"{o.Namespace}/{o.Name}";
        string?[] parts = [o.Cluster, o.Kind, name.Length == 0 ? null : name, o.Field];
        return string.Join(' ', parts.Where(part => part is not null));
    }
}
