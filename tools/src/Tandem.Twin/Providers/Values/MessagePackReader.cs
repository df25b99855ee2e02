using System.Buffers.Binary;
using System.Text;

namespace Tandem.Twin.Providers.Values;

/// <summary>Reads the subset of msgpack that terraform writes. Every extension type is an unknown value, whatever it says of it.</summary>
internal ref struct MessagePackReader
{
    /// <summary>Far deeper than any schema; a deeper message is not terraform's.</summary>
    private const int MostDepth = 64;

    private ReadOnlySpan<byte> rest;

    private MessagePackReader(ReadOnlySpan<byte> bytes) => rest = bytes;

    /// <summary>The value that the bytes hold, all of them.</summary>
    /// <exception cref="InvalidDataException">The bytes are no msgpack, or end too soon, or too late.</exception>
    public static Value Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new MessagePackReader(bytes);
        var value = reader.Next(0);
        return reader.rest.IsEmpty ? value : throw new InvalidDataException("bytes after the value");
    }

    private Value Next(int depth)
    {
        if (depth > MostDepth)
        {
            throw new InvalidDataException("nested too deep");
        }

        var code = Take(1)[0];
        return code switch
        {
            <= 0x7f => Value.Of((long)code),
            >= 0xe0 => Value.Of((long)(sbyte)code),
            <= 0x8f => Map(code & 0x0f, depth),
            <= 0x9f => List(code & 0x0f, depth),
            <= 0xbf => Text(code & 0x1f),
            0xc0 => Value.Null,
            0xc2 => Value.Of(false),
            0xc3 => Value.Of(true),
            0xc4 or 0xd9 => Text(Take(1)[0]),
            0xc5 or 0xda => Text(BinaryPrimitives.ReadUInt16BigEndian(Take(2))),
            0xc6 or 0xdb => Text(Size32()),
            0xc7 => Extension(Take(1)[0]),
            0xc8 => Extension(BinaryPrimitives.ReadUInt16BigEndian(Take(2))),
            0xc9 => Extension(Size32()),
            0xca => new NumberValue(BinaryPrimitives.ReadSingleBigEndian(Take(4))),
            0xcb => new NumberValue(BinaryPrimitives.ReadDoubleBigEndian(Take(8))),
            >= 0xcc and <= 0xd3 => Whole(code),
            >= 0xd4 and <= 0xd8 => Extension(1 << (code - 0xd4)),
            0xdc => List(BinaryPrimitives.ReadUInt16BigEndian(Take(2)), depth),
            0xdd => List(Size32(), depth),
            0xde => Map(BinaryPrimitives.ReadUInt16BigEndian(Take(2)), depth),
            0xdf => Map(Size32(), depth),
            _ => throw new InvalidDataException($"no value begins with 0x{code:x2}"),
        };
    }

    private NumberValue Whole(byte code) => new(code switch
    {
        0xcc => Take(1)[0],
        0xcd => BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
        0xce => BinaryPrimitives.ReadUInt32BigEndian(Take(4)),
        0xcf => BinaryPrimitives.ReadUInt64BigEndian(Take(8)),
        0xd0 => (sbyte)Take(1)[0],
        0xd1 => BinaryPrimitives.ReadInt16BigEndian(Take(2)),
        0xd2 => BinaryPrimitives.ReadInt32BigEndian(Take(4)),
        _ => BinaryPrimitives.ReadInt64BigEndian(Take(8)),
    });

    private ListValue List(int count, int depth)
    {
        var items = new List<Value>();
        for (var i = 0; i < count; i++)
        {
            items.Add(Next(depth + 1));
        }

        return new ListValue(items);
    }

    private MapValue Map(int count, int depth)
    {
        var entries = new Dictionary<string, Value>();
        for (var i = 0; i < count; i++)
        {
            var key = Next(depth + 1).Text ?? throw new InvalidDataException("a key is no text");
            entries[key] = Next(depth + 1);
        }

        return new MapValue(entries);
    }

    private TextValue Text(int length) => new(Encoding.UTF8.GetString(Take(length)));

    private Value Extension(int length)
    {
        _ = Take(length + 1);
        return Value.Unknown;
    }

    private int Size32() => (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(Take(4)), int.MaxValue - 1);

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > rest.Length)
        {
            throw new InvalidDataException("the bytes end inside a value");
        }

        var taken = rest[..length];
        rest = rest[length..];
        return taken;
    }
}
