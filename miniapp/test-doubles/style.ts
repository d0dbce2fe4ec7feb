// Style files carry no behaviour: a test sees the class names written in the component itself.
export default {};
