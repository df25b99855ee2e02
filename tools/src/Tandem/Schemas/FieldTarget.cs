namespace Tandem.Schemas;

/// <summary>Which part of a field is to be edited.</summary>
public enum FieldTarget
{
    /// <summary>Its value.</summary>
    Value,

    /// <summary>Its key: the field should not stand there, or not under this name.</summary>
    Key,

    /// <summary>Its value, which is a mapping or a list: a person finds it by its key.</summary>
    Whole,

    /// <summary>The mapping that should hold it, since it is absent.</summary>
    Holder,
}
