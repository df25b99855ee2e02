using System.Reflection;
using Tandem.Terraform;

namespace Tandem.Twin.Providers.Model;

/// <summary>The schemas that travel in the assembly, per provider.</summary>
internal static class SchemaCatalog
{
    private const string BetaProvider = "google-beta";

    /// <summary>The providers that are emulated, by their last name.</summary>
    public static readonly IReadOnlyList<string> Providers = OfflineProviders.Names;

    private static readonly Lazy<IReadOnlyList<ResourceSchema>> Lazily = new(Read);

    private static readonly Lazy<Dictionary<string, IReadOnlyList<ResourceSchema>>> ByProvider =
        new(() => Providers.ToDictionary(provider => provider, provider => (IReadOnlyList<ResourceSchema>)[.. Select(provider)]));

    private static readonly Lazy<Dictionary<string, ResourceSchema>> ByType =
        new(() => Lazily.Value.Where(schema => schema.Role == "resource").ToDictionary(schema => schema.Type));

    /// <summary>Every resource type and data source, with what only google-beta has.</summary>
    public static IEnumerable<ResourceSchema> All => Lazily.Value.Where(schema => !schema.IsProvider);

    /// <summary>What a provider has.</summary>
    public static IEnumerable<ResourceSchema> Of(string provider) => ByProvider.Value[provider].Where(schema => !schema.IsProvider);

    /// <summary>What a provider's own block holds.</summary>
    public static ResourceSchema Provider(string provider) => ByProvider.Value[provider].First(schema => schema.IsProvider);

    /// <summary>The schema of a resource type, with what only google-beta has.</summary>
    public static ResourceSchema Resource(string type) => ByType.Value[type];

    /// <summary>The schema of a resource type as that provider has it.</summary>
    public static ResourceSchema Resource(string type, string provider) => ByProvider.Value[provider].First(schema => schema.Role == "resource" && schema.Type == type);

    /// <summary>The schema of a data source.</summary>
    public static ResourceSchema Data(string type) => All.First(schema => schema.IsData && schema.Type == type);

    private static IEnumerable<ResourceSchema> Select(string provider)
    {
        var (beta, family) = (provider == BetaProvider, provider.Split('-')[0]);
        return Lazily.Value.Where(schema => schema.Type.Split('_')[0] == family && (beta || !schema.Beta))
            .Select(schema => beta ? schema : schema with { Root = WithoutBeta(schema.Root) });
    }

    private static FieldSchema WithoutBeta(FieldSchema field) => field with
    {
        Fields = field.Fields.Values.Where(inner => !inner.Beta).Select(WithoutBeta).ToDictionary(inner => inner.Name),
    };

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
