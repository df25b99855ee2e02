using System.Reflection;
using k8s.Models;

namespace Tandem.Schemas;

/// <summary>A kind of the Kubernetes API and the model it is generated from.</summary>
public sealed record Kind(Type Model, string Group, string Version, string Name)
{
    /// <summary>The file below the schema folder, in kubeconform's layout.</summary>
    public string Path => $"{Folder}/{Name.ToLowerInvariant()}_{Version}.json";

    /// <summary>The core group has no name: its folder is its version.</summary>
    public string Folder => Group.Length == 0 ? Version : Group;

    /// <summary>The value of <c>apiVersion</c>.</summary>
    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";

    /// <summary>The name of its definition.</summary>
    public string Definition => Models.ShortName(Model.Name);

    /// <summary>The kind that a KubernetesClient model stands for.</summary>
    public static Kind Of(Type model)
    {
        var entity = model.GetCustomAttribute<KubernetesEntityAttribute>()
            ?? throw new InvalidOperationException($"{model.Name} is not a kind");
        return new Kind(model, entity.Group ?? string.Empty, entity.ApiVersion, entity.Kind);
    }
}
