namespace Tandem.CatchRate;

/// <summary>Sorts files into layers, by where they lie.</summary>
internal static class FaultLayers
{
    /// <summary>The layer of a file, named from the root.</summary>
    public static FaultLayer Of(string file)
    {
        var (parts, name) = (file.Split('/'), Path.GetFileName(file));
        return parts[0] switch
        {
            ".github" => FaultLayer.Workflows,
            "infra" => FaultLayer.Terraform,
            _ when name is "fleet.yaml" or "region.yaml" => FaultLayer.Facts,
            _ when parts.Contains("argocd") => FaultLayer.ArgoCd,
            _ when name == "kustomization.yaml" || name.StartsWith("patch-", StringComparison.Ordinal) => FaultLayer.Kustomize,
            _ => FaultLayer.Manifests,
        };
    }

    /// <summary>Its name in reports.</summary>
    public static string Title(this FaultLayer layer) => layer == FaultLayer.ArgoCd ? "Argo CD" : layer.ToString();
}
