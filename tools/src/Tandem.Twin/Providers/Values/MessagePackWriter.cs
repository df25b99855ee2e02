using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Tandem.Twin.Providers.Values;

/// <summary>Writes what <see cref="MessagePackReader"/> reads; an unknown value is the extension that terraform takes for one.</summary>
internal static class MessagePackWriter
{
    private static readonly byte[] UnknownMark = [0xd4, 0x00, 0x00];

    public static byte[] Write(Value value)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        Append(buffer, value);
        return buffer.WrittenSpan.ToArray();
    }

    private static void Append(ArrayBufferWriter<byte> to, Value value)
    {
        switch (value)
        {
            case TextValue text:
                Append(to, text.Content);
                break;
            case NumberValue number:
                Append(to, number);
                break;
            case BoolValue flag:
                to.Write([flag.Flag ? (byte)0xc3 : (byte)0xc2]);
                break;
            case ListValue list:
                Head(to, list.Items.Count, 0x90, 16, 0xdc);
                foreach (var item in list.Items)
                {
                    Append(to, item);
                }

                break;
            case MapValue map:
                Head(to, map.Entries.Count, 0x80, 16, 0xde);
                foreach (var (key, item) in map.Entries)
                {
                    Append(to, key);
                    Append(to, item);
                }

                break;
            case UnknownValue:
                to.Write(UnknownMark);
                break;
            default:
                to.Write([(byte)0xc0]);
                break;
        }
    }

    private static void Append(ArrayBufferWriter<byte> to, string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Head(to, length, 0xa0, 32, 0xda);
        to.Advance(Encoding.UTF8.GetBytes(text, to.GetSpan(length)));
    }

    private static void Append(ArrayBufferWriter<byte> to, NumberValue number)
    {
        var span = to.GetSpan(9);
        if (number.IsWhole)
        {
            span[0] = 0xd3;
            BinaryPrimitives.WriteInt64BigEndian(span[1..], (long)number.Number);
        }
        else
        {
            span[0] = 0xcb;
            BinaryPrimitives.WriteDoubleBigEndian(span[1..], number.Number);
        }

        to.Advance(9);
    }

    // A short count is part of the first byte; else it follows in two bytes, or in four under the next code.
    private static void Head(ArrayBufferWriter<byte> to, int count, byte shortCode, int shortBelow, byte longCode)
    {
        var span = to.GetSpan(5);
        if (count < shortBelow)
        {
            span[0] = (byte)(shortCode | count);
            to.Advance(1);
        }
        else if (count <= ushort.MaxValue)
        {
            span[0] = longCode;
            BinaryPrimitives.WriteUInt16BigEndian(span[1..], (ushort)count);
            to.Advance(3);
        }
        else
        {
            span[0] = (byte)(longCode + 1);
            BinaryPrimitives.WriteUInt32BigEndian(span[1..], (uint)count);
            to.Advance(5);
        }
    }
}
