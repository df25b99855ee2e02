namespace Tandem.Twin.Providers.Values;

/// <summary>A value as terraform sends it: of a configuration, a plan or a state. Immutable, equal by content.</summary>
internal abstract record Value
{
    /// <summary>Nothing was given.</summary>
    public static readonly Value Null = new NullValue();

    /// <summary>Something that only the apply will tell.</summary>
    public static readonly Value Unknown = new UnknownValue();

    public bool IsNull => this is NullValue;

    public bool IsUnknown => this is UnknownValue;

    /// <summary>Neither null nor unknown.</summary>
    public bool IsKnown => !IsNull && !IsUnknown;

    /// <summary>Whether a configuration gives it: a block that is absent arrives as an empty list.</summary>
    public bool IsSet => !IsNull && this is not ListValue { Items.Count: 0 };

    /// <summary>The text of a known string or number; null otherwise.</summary>
    public string? Text => this switch
    {
        TextValue text => text.Content,
        NumberValue number => number.ToString(),
        BoolValue flag => flag.Flag ? "true" : "false",
        _ => null,
    };

    /// <summary>Whether nothing unknown is inside.</summary>
    public bool IsWhollyKnown => this switch
    {
        UnknownValue => false,
        ListValue list => list.Items.All(item => item.IsWhollyKnown),
        MapValue map => map.Entries.Values.All(item => item.IsWhollyKnown),
        _ => true,
    };

    public static Value Of(string text) => new TextValue(text);

    public static Value Of(long number) => new NumberValue(number);

    public static Value Of(bool flag) => new BoolValue(flag);
}
