using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Tandem.Twin.Providers.Model;
using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers.Engine;

/// <summary>Writes the text of a policy, as the data source <c>google_iam_policy</c> does without asking anybody.</summary>
/// <remarks>https://registry.terraform.io/providers/hashicorp/google/latest/docs/data-sources/iam_policy</remarks>
internal static class PolicySource
{
    /// <summary>The data source's values. Terraform asks for them only when every one that they follow from is known.</summary>
    public static MapValue Read(ResourceSchema schema, MapValue config)
    {
        var text = Text(config);
        return FieldFiller.Fill(schema.Fields, config, value => value.IsNull,
            field => Value.Of(field.Name == "id" ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))) : text));
    }

    private static string Text(MapValue config)
    {
        var bindings = config.Blocks("binding").OrderBy(binding => binding.TextOf("role"), StringComparer.Ordinal).Select(Binding);
        return new JsonObject { ["bindings"] = new JsonArray([.. bindings]) }.ToJsonString();
    }

    private static JsonNode Binding(MapValue binding)
    {
        var members = binding.Items("members").Select(member => member.Text!).Order(StringComparer.Ordinal).Select(member => (JsonNode)JsonValue.Create(member));
        var json = new JsonObject { ["members"] = new JsonArray([.. members]), ["role"] = binding.TextOf("role") };
        if (binding.Blocks("condition").FirstOrDefault() is { } condition)
        {
            json["condition"] = ValueJson.Write(condition);
        }

        return json;
    }
}
