// Types of newer frameworks that the compiler needs for list patterns and records.
#pragma warning disable MA0182 // The compiler uses them.
namespace System
{
    internal readonly struct Index(int value, bool fromEnd = false)
    {
        public int GetOffset(int length) => fromEnd ? length - value : value;
    }
}

namespace System.Runtime.CompilerServices
{
    internal static class IsExternalInit;
}
