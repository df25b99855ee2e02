namespace Tandem.Twin.Traffic.Stub;

/// <summary>A request that vLLM would not take.</summary>
internal sealed class RefusedCallException(int status, string type, string message, string? parameter = null) : Exception(message)
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>The name of the error, as the body has it.</summary>
    public string Type { get; } = type;

    /// <summary>The field at fault.</summary>
    public string? Parameter { get; } = parameter;
}
