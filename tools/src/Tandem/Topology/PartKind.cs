namespace Tandem.Topology;

/// <summary>What a part of the picture is.</summary>
public enum PartKind
{
    /// <summary>The name that clients ask for.</summary>
    Dns,

    /// <summary>A reserved address of the Gateway.</summary>
    Address,

    /// <summary>A Gateway.</summary>
    Gateway,

    /// <summary>An InferencePool.</summary>
    Pool,

    /// <summary>What picks a pool's endpoint for each request.</summary>
    Picker,

    /// <summary>What a pool selects: the model servers.</summary>
    Server,

    /// <summary>What writes a bucket.</summary>
    Loader,

    /// <summary>A service account that Pods run as.</summary>
    Identity,

    /// <summary>A bucket that Pods mount.</summary>
    Bucket,

    /// <summary>A secret of Secret Manager that Pods mount.</summary>
    Secret,
}
