using System.Reflection;

namespace Tandem.Twin.Providers.Model;

/// <summary>The schemas that travel in the assembly, per provider.</summary>
internal static class SchemaCatalog
{
    /// <summary>The providers that are emulated, by their last name.</summary>
    public static readonly IReadOnlyList<string> Providers = ["google", "google-beta", "time"];

    private static readonly Lazy<IReadOnlyList<ResourceSchema>> Lazily = new(Read);

    /// <summary>Every resource type and data source.</summary>
    public static IEnumerable<ResourceSchema> All => Lazily.Value.Where(schema => !schema.IsProvider);

    /// <summary>What a provider's own block holds.</summary>
    public static ResourceSchema Provider(string provider) => Lazily.Value.First(schema => schema.IsProvider && schema.Type == Family(provider));

    /// <summary>What a provider has.</summary>
    public static IEnumerable<ResourceSchema> Of(string provider) => All.Where(schema => Owner(schema.Type) == Family(provider) && (!schema.Beta || provider == "google-beta"));

    /// <summary>The schema of a resource type.</summary>
    public static ResourceSchema Resource(string type) => All.First(schema => !schema.IsData && schema.Type == type);

    /// <summary>The schema of a data source.</summary>
    public static ResourceSchema Data(string type) => All.First(schema => schema.IsData && schema.Type == type);

    private static string Owner(string type) => type[..type.IndexOf('_', StringComparison.Ordinal)];

    private static string Family(string provider) => provider == "google-beta" ? "google" : provider;

    private static List<ResourceSchema> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var schemas = new List<ResourceSchema>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("providers/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            schemas.AddRange(SchemaFile.Read(stream));
        }

        return schemas;
    }
}
