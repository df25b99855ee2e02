namespace Tandem.Terraform;

/// <summary>Providers that answer until they are disposed of.</summary>
public interface IProviderSession : IAsyncDisposable
{
    /// <summary>The value of <c>TF_REATTACH_PROVIDERS</c> that leads terraform to them.</summary>
    string ReattachProviders { get; }

    /// <summary>Begins to answer, on loopback, the calls of Google Cloud's REST interfaces that a teardown makes beside terraform.</summary>
    Task<Uri> ServeGroundAsync(CancellationToken cancel);
}
