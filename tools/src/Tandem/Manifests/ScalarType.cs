namespace Tandem.Manifests;

/// <summary>The JSON type that kubectl gives a YAML scalar.</summary>
public enum ScalarType
{
    /// <summary>No value.</summary>
    Null,

    /// <summary>True or false, in the spellings of YAML 1.1.</summary>
    Boolean,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number with a fraction or an exponent.</summary>
    Float,

    /// <summary>Text.</summary>
    String,
}
